package io.github.clinamen.app.serve;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Reads a JSON body of limited length within limited time, however slowly its client sends it. */
final class RequestBody {
    /** How many times the longest body is read before a longer one is cut off. */
    private static final int READ_ON = 8;

    private RequestBody() {}

    /** @throws Refusal with 415, 413 or 408 */
    static byte[] read(Context context, int most, int seconds) {
        String type = context.contentType();
        String media = type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json")) {
            throw new Refusal(
                    415, "Content-Type", "application/json", type == null ? "none" : "\"" + shortened(type) + "\"");
        }
        long length = Math.max(0, context.req().getContentLengthLong());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[8 << 10];
        try (InputStream in = context.req().getInputStream()) {
            long read = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
                length = Math.max(length, read);
                if (length <= most) {
                    body.write(buffer, 0, n);
                }
                // A client that is still sending does not see an answer before it is closed upon: what is too long is
                // read on for a while, and not kept.
                if (read > (long) READ_ON * most) {
                    break;
                }
                if (System.nanoTime() - deadline > 0) {
                    throw length > most ? tooLarge(most) : slow(seconds);
                }
            }
        } catch (IOException brokenOff) {
            throw length > most ? tooLarge(most) : slow(seconds);
        }
        if (length > most) {
            throw tooLarge(most);
        }
        if (context.req().getAttribute(Connections.ARRIVED) instanceof Runnable arrived) {
            arrived.run();
        }
        return body.toByteArray();
    }

    private static Refusal tooLarge(int most) {
        return new Refusal(413, "body", "at most " + most + " bytes", "more");
    }

    private static Refusal slow(int seconds) {
        return new Refusal(408, "body", "all of it within " + seconds + " s", "a part");
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 100));
    }
}
