package io.github.clinamen.app.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Requests so malformed that no handler sees them are refused with a problem object too. */
final class ProblemPage extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        Problem problem = Problem.of(status, "request", "HTTP/1.1 within this server's limits", "another");
        response.write(true, ByteBuffer.wrap(Api.text(problem).getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
