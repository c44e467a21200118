package io.github.clinamen.app;

import io.github.clinamen.app.serve.PageServer;
import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.report.page.Page;
import io.github.clinamen.report.page.RunArticle;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code clinamen serve}: the local page. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Serves a page to explore plans, small simulated runs, attacks and transcripts in a browser, and the"
                        + " JSON API beneath it (GET /openapi.json). For this machine only, unless told otherwise. Ctrl-C ends it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen serve",
            "  clinamen serve --port 0 --json",
            "  clinamen serve --host 192.0.2.7 --allow-remote --name lab.example",
            "",
            "There are no passwords and no encryption: --allow-remote is for networks that you trust."
        })
final class ServeCommand implements Callable<Integer> {
    /** As in arXiv:1210.6514. */
    private static final int USUAL_PORT = 6514;

    private static final int MOST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "P", description = "Port, 0 for any that is free (default 6514).")
    private int port = USUAL_PORT;

    @Option(names = "--host", paramLabel = "A", description = "Address to serve at (default 127.0.0.1).")
    private String host = "127.0.0.1";

    @Option(names = "--allow-remote", description = "Serve other machines too, when --host is not a loopback address.")
    private boolean allowRemote;

    @Option(names = "--name", paramLabel = "N", description = "With --allow-remote: a host name that browsers may use.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON object, once the page is served.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Where the page is. */
    record Report(String url, int port) {}

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (Interrupt interrupt = new Interrupt();
                PageServer server = open()) {
            if (json) {
                Console.printJson(out, new Report(server.url(), server.port()));
            } else {
                out.println("page        " + server.url());
                out.println("API         " + server.url() + "openapi.json");
                out.println("Ctrl-C ends it. What runs on the page is simulated and certifies nothing about nature.");
                out.flush();
            }
            interrupt.await();
        }
        return Exit.OK;
    }

    private PageServer open() {
        if (port < 0 || port > MOST_PORT) {
            throw new IllegalArgumentException("port: expected 0 to " + MOST_PORT + ", found " + port);
        }
        InetAddress address = address();
        if (address.isLoopbackAddress()) {
            return PageServer.loopback(address, port, ServeCommand::report);
        }
        if (!allowRemote) {
            throw new IllegalArgumentException("host: expected a loopback address such as 127.0.0.1, found " + host
                    + "; to serve other machines, without passwords and without encryption, say --allow-remote");
        }
        return PageServer.remote(address, port, Set.copyOf(names), ServeCommand::report);
    }

    /** The page of {@code clinamen report}, as the downloads have it. */
    static String report(String name, Transcript transcript, long rounds) {
        return Page.of(List.of(RunArticle.of(RunSight.of(name, transcript, rounds))));
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new InputException("host: expected an address of this machine, found " + host, e);
        }
    }
}
