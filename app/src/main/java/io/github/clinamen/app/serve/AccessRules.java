package io.github.clinamen.app.serve;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may ask: browsers that were told this server's own name, for pages of this server. The name check stops a foreign
 * page whose name was made to point here (DNS rebinding); a literal address cannot be rebound, so a server that is open to
 * others takes any of these.
 *
 * @param names the host names that requests may carry
 * @param anyAddress whether literal addresses are taken too
 */
record AccessRules(Set<String> names, boolean anyAddress) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    AccessRules {
        names = Set.copyOf(names);
    }

    /** Only this machine. */
    static AccessRules loopback() {
        return new AccessRules(LOOPBACK, false);
    }

    /** Other machines too, by address or by one of these names. */
    static AccessRules remote(Set<String> names) {
        Set<String> all = new java.util.HashSet<>(LOOPBACK);
        names.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        return new AccessRules(all, true);
    }

    /** Headers for every answer, whatever it is. */
    static void protect(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        context.header("Cache-Control", "no-store");
    }

    /** @throws Refusal when the request is not for this server by name, or comes from a page of another one */
    void check(Context context) {
        String host = header(context, "Host");
        String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        if (!names.contains(name) && !(anyAddress && ADDRESS.matcher(name).matches())) {
            throw new Refusal(
                    421, "Host", String.join(" or ", names.stream().sorted().toList()), shown(host));
        }
        String origin = header(context, "Origin");
        if (!origin.isEmpty() && !origin.equalsIgnoreCase("http://" + host)) {
            throw new Refusal(403, "Origin", "a page of this server", shown(origin));
        }
        String site = header(context, "Sec-Fetch-Site");
        boolean ours = site.isEmpty() || site.equals("same-origin") || site.equals("none");
        boolean opensPage =
                context.path().equals("/") && header(context, "Sec-Fetch-Mode").equals("navigate");
        if (!ours && !opensPage) {
            throw new Refusal(403, "Sec-Fetch-Site", "same-origin", shown(site));
        }
    }

    private static String header(Context context, String name) {
        String value = context.header(name);
        return value == null ? "" : value;
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : "\"" + value.substring(0, Math.min(value.length(), 100)) + "\"";
    }
}
