package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.Map;

/**
 * A page that runs no script, loads nothing from elsewhere, cannot be framed, is not kept, and tells no other server
 * where it was (RFC 9700 sections 4.2 and 4.16).
 */
final class SecurePage {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
            + " frame-ancestors 'none'; form-action 'self'";

    private SecurePage() {}

    /**
     * A page from a template.
     *
     * @param formTarget where its forms may lead to beside this server, by redirects too; empty for nowhere
     */
    static Reply of(int status, String template, Object page, String formTarget) {
        return of(status, template, Map.of("page", page), formTarget);
    }

    /** A page that may run the scripts of this server. */
    static Reply withScript(String template, Object page, String formTarget) {
        var reply = of(200, template, page, formTarget);
        String policy = reply.headers().find("Content-Security-Policy").orElse(POLICY);
        return reply.with("Content-Security-Policy", policy + "; script-src 'self'");
    }

    /** A page that runs the scripts of this server, which may ask this server for more. */
    static Reply live(String template, Object page) {
        var reply = of(200, template, page, "");
        return reply.with("Content-Security-Policy", POLICY + "; script-src 'self'; connect-src 'self'");
    }

    /**
     * A page with forms that this server alone takes: with {@code no-referrer} a browser would send them with {@code
     * Origin: null} (Fetch standard, "append a request Origin header").
     */
    static Reply withForms(int status, String template, Map<String, Object> values) {
        return of(status, template, values, "").with("Referrer-Policy", "same-origin");
    }

    /** A page from a template with these parameters. */
    static Reply of(int status, String template, Map<String, Object> values, String formTarget) {
        return Reply.html(status, Templates.render(template, values))
                .with("Content-Security-Policy", formTarget.isEmpty() ? POLICY : POLICY + " " + formTarget)
                .with("X-Frame-Options", "DENY")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }
}
