package io.github.clinamen.app.serve;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused or a job failed, as a problem object (RFC 9457). What is wrong reads
 * {@code where: expected ..., found ...}, in the detail as one sentence and beside it in parts.
 *
 * @param title the reason phrase of the status
 * @param where which field, header or place; null where the whole request is meant
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String where,
        @Nullable String expected,
        @Nullable String found) {
    private static final Pattern PARTS = Pattern.compile("(?s)(.+?): expected (.+?), found (.*)");
    private static final Pattern PLACE = Pattern.compile("(?s)\\w+: (line \\d+ column \\d+): (.*)");

    static Problem of(int status, String where, String expected, String found) {
        return new Problem(
                "about:blank",
                title(status),
                status,
                where + ": expected " + expected + ", found " + found,
                where,
                expected,
                found);
    }

    /** From a message in the house's way of writing, taken apart where it is so written. */
    static Problem of(int status, @Nullable String message) {
        String text = String.valueOf(message);
        Matcher place = PLACE.matcher(text);
        if (place.matches()) {
            return new Problem(
                    "about:blank", title(status), status, text, place.group(1), "well-formed JSON", place.group(2));
        }
        Matcher parts = PARTS.matcher(text);
        return parts.matches()
                ? new Problem(
                        "about:blank", title(status), status, text, parts.group(1), parts.group(2), parts.group(3))
                : new Problem("about:blank", title(status), status, text, null, null, null);
    }

    static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 421 -> "Misdirected Request";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Client Error" : "Internal Server Error";
        };
    }
}
