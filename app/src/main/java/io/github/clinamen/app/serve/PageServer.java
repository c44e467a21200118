package io.github.clinamen.app.serve;

import io.github.clinamen.core.InputException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.servlet.JavalinServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** The local page and its API, being served. */
public final class PageServer implements AutoCloseable {
    private static final int STOP_MILLIS = 2_000;

    private final Api api;
    private final Server server;
    private final ServerConnector connector;
    private final Connections connections;

    private PageServer(Api api, Server server, ServerConnector connector, Connections connections) {
        this.api = api;
        this.connections = connections;
        this.server = server;
        this.connector = connector;
    }

    /**
     * Serves this machine alone.
     *
     * @param address a loopback address
     * @param port 0 for any that is free
     * @throws InputException when the port cannot be had
     */
    public static PageServer loopback(InetAddress address, int port, Reports reports) {
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException("host: expected a loopback address, found " + address);
        }
        return start(address, port, AccessRules.loopback(), Limits.USUAL, reports);
    }

    /**
     * Serves other machines too, without passwords and without encryption.
     *
     * @param names by which they may call this one, besides its addresses
     * @throws InputException when the port cannot be had
     */
    public static PageServer remote(InetAddress address, int port, Set<String> names, Reports reports) {
        return start(address, port, AccessRules.remote(names), Limits.USUAL, reports);
    }

    static PageServer start(InetAddress address, int port, AccessRules rules, Limits limits, Reports reports) {
        quietLogging();
        Api api = new Api(limits, reports);
        Javalin javalin = Javalin.create(config -> configure(config, api, rules));
        VirtualThreadPool threads = new VirtualThreadPool(2 * limits.connections());
        threads.setName("clinamen-http");
        Server server = new Server(threads);
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(new JavalinServlet(javalin.unsafe)), "/");
        Connections connections = new Connections(handler, limits);
        server.setHandler(connections);
        server.setErrorHandler(new ProblemPage());
        server.setStopTimeout(STOP_MILLIS);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
        connector.setHost(address.getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(1_000L * limits.idleSeconds());
        server.addConnector(connector);
        connector.addBean(connections, false);
        PageServer page = new PageServer(api, server, connector, connections);
        try {
            server.start();
        } catch (IOException e) {
            page.close();
            throw new InputException(
                    "port " + port + ": cannot be served: " + cause(e) + "; choose another with --port, 0 for any", e);
        } catch (Exception e) {
            page.close();
            throw new IllegalStateException(e);
        }
        api.warmUp();
        return page;
    }

    private static void configure(JavalinConfig config, Api api, AccessRules rules) {
        config.startup.startupWatcherEnabled = false;
        config.startup.showJavalinBanner = false;
        config.http.prefer405over404 = true;
        config.router.ignoreTrailingSlashes = false;
        config.routes.before(context -> {
            AccessRules.protect(context);
            rules.check(context);
        });
        for (Asset asset : Asset.ALL) {
            byte[] bytes = asset.bytes();
            config.routes.get(
                    asset.path(), context -> context.contentType(asset.type()).result(bytes));
        }
        for (Api.Route route : api.routes()) {
            config.routes.addHttpHandler(route.method(), route.path(), route.handler());
        }
        config.routes.exception(Refusal.class, (refusal, context) -> Api.refuse(context, refusal.problem()));
        config.routes.exception(
                InputException.class, (bad, context) -> Api.refuse(context, Problem.of(400, bad.getMessage())));
        config.routes.exception(
                IllegalArgumentException.class,
                (misuse, context) -> Api.refuse(context, Problem.of(400, misuse.getMessage())));
        config.routes.exception(
                HttpResponseException.class,
                (e, context) -> Api.refuse(
                        context,
                        Problem.of(
                                e.getStatus(),
                                "request",
                                "a path and method of /openapi.json",
                                context.method() + " " + context.path())));
        config.routes.exception(Exception.class, (fault, context) -> {
            fault.printStackTrace();
            Api.refuse(context, Problem.of(500, "server: fault of the program, please report it"));
        });
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(8 << 10);
        return http;
    }

    /** The web server logs through SLF4J, for which there is no provider here: its errors come back as exceptions. */
    private static void quietLogging() {
        if (System.getProperty("slf4j.provider") == null) {
            System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
    }

    private static String cause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** The port that was asked for, or the free one that was found. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Where a browser on this machine finds the page. */
    public String url() {
        String host = String.valueOf(connector.getHost());
        return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port() + "/";
    }

    /** Stops jobs and connections, within seconds. */
    @Override
    public void close() {
        api.close();
        connections.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
