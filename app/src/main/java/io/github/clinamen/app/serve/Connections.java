package io.github.clinamen.app.serve;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The connections of the server: not more than a number, and none that waits for ever for its request, however it drips. When
 * they are all taken, a new one displaces the one that has gone longest without a whole request, so that clients who send
 * nothing, or little, lock nobody out.
 */
final class Connections extends Handler.Wrapper implements Connection.Listener, AutoCloseable {
    /** Attribute of a request: what is to be run when all of it has arrived. */
    static final String ARRIVED = Connections.class.getName();

    private final int most;
    private final long patience;
    /** Without a whole request, and since when; the longest waiting first. */
    private final Map<Connection, Long> waiting = new LinkedHashMap<>();

    private final Set<Connection> busy = new HashSet<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clinamen-connections").factory());

    /** @param handler of requests */
    Connections(Handler handler, Limits limits) {
        super(handler);
        this.most = limits.connections();
        this.patience = TimeUnit.SECONDS.toNanos(limits.idleSeconds());
        var unused = clock.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        Connection displaced = null;
        synchronized (waiting) {
            if (waiting.size() + busy.size() >= most) {
                Iterator<Connection> longest = waiting.keySet().iterator();
                displaced = longest.hasNext() ? longest.next() : connection;
                waiting.remove(displaced);
            }
            if (displaced != connection) {
                waiting.put(connection, System.nanoTime());
            }
        }
        if (displaced != null) {
            displaced.getEndPoint().close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        synchronized (waiting) {
            waiting.remove(connection);
            busy.remove(connection);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        boolean hasBody = request.getLength() != 0;
        await(connection);
        if (!hasBody) {
            arrived(connection);
        }
        request.setAttribute(ARRIVED, (Runnable) () -> arrived(connection));
        return super.handle(request, response, Callback.from(callback, () -> await(connection)));
    }

    private void arrived(Connection connection) {
        synchronized (waiting) {
            if (waiting.remove(connection) != null) {
                busy.add(connection);
            }
        }
    }

    /** Begins to wait for a whole request, or for the rest of one. */
    private void await(Connection connection) {
        synchronized (waiting) {
            if (waiting.remove(connection) != null || busy.remove(connection)) {
                waiting.put(connection, System.nanoTime());
            }
        }
    }

    private void sweep() {
        Set<Connection> late = new HashSet<>();
        synchronized (waiting) {
            waiting.forEach((connection, since) -> {
                if (System.nanoTime() - since > patience) {
                    late.add(connection);
                }
            });
        }
        late.forEach(connection -> connection.getEndPoint().close());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
