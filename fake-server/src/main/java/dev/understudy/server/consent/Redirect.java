package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Sends the browser back to the client (RFC 6749 section 4.1.2), to a registered URI or to a loopback one.
 *
 * @param redirectUri the validated URI
 * @param mode in the query or in the fragment
 */
record Redirect(String redirectUri, ResponseMode mode) implements CodeDelivery {

    private static final Pattern WEB = Pattern.compile("(https?)://([^/?#]*).*");
    private static final Pattern LOOPBACK = Pattern.compile("(?:localhost|127\\.0\\.0\\.1)(?::\\d+)?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]+");

    @Override
    public CodeDelivery in(ResponseMode newMode) {
        return newMode == ResponseMode.FORM_POST ? new FormPost(this) : new Redirect(redirectUri, newMode);
    }

    /** The answer is in the URL: no cache shall keep it, and nobody be told where the browser was (RFC 9700 section 4.2). */
    @Override
    public Reply deliver(Answer answer, OAuthClient client) {
        return Reply.redirect(ascii(redirectUri) + separator() + answer.encode())
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer");
    }

    /**
     * The origin. Browsers check every redirect that follows too, so on loopback any port will do: an app under
     * development often sends the browser on to its own front end. A policy cannot name an IPv6 address, a host in other
     * letters or the inside of an app's own scheme: there it is the scheme.
     */
    @Override
    public String formTarget() {
        var web = WEB.matcher(redirectUri);
        if (!web.matches()) {
            return redirectUri.substring(0, redirectUri.indexOf(':') + 1);
        }
        String host = web.group(2);
        if (LOOPBACK.matcher(host).matches()) {
            return "http://localhost:* http://127.0.0.1:*";
        }
        return HOST.matcher(host).matches() ? web.group(1) + "://" + host : web.group(1) + ":";
    }

    /** A query of the redirect URI is kept (RFC 6749 section 3.1.2). */
    private String separator() {
        if (mode == ResponseMode.FRAGMENT) {
            return "#";
        }
        int query = redirectUri.indexOf('?');
        if (query < 0) {
            return "?";
        }
        return query == redirectUri.length() - 1 ? "" : "&";
    }

    private static String ascii(String uri) {
        var encoded = new StringBuilder();
        for (byte octet : uri.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0x20) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(String.format("%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
