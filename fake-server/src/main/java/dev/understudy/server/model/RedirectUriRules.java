package dev.understudy.server.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the API Console says to a redirect URI that somebody wants to register for a Web client (Google, "Using OAuth
 * 2.0 for Web Server Applications", redirect URI validation). The rules are Google's; the messages are from memory.
 */
public final class RedirectUriRules {

    /** Names that no public domain ends in (RFC 2606, RFC 6762, RFC 9476); a list of public suffixes is not consulted. */
    private static final Set<String> NOT_PUBLIC =
            Set.of("local", "localhost", "internal", "test", "invalid", "lan", "home", "corp", "intranet", "alt");

    private static final Set<String> SHORTENERS =
            Set.of("goo.gl", "bit.ly", "t.co", "tinyurl.com", "ow.ly", "is.gd", "buff.ly");

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern BROKEN_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern NUL = Pattern.compile("%00|%[Cc]0%80");
    private static final Pattern TRAVERSAL = Pattern.compile("(?:/|\\\\|%2[Ff]|%5[Cc])(?:\\.|%2[Ee]){2}");
    private static final Pattern RAW_IP = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[.*]");

    /** What is looked at before the URI is taken apart. */
    private static final List<Rule> TEXT_RULES = List.of(
            new Rule("must not contain spaces or characters that cannot be printed", PRINTABLE.asMatchPredicate()),
            new Rule("must not contain a fragment", uri -> uri.indexOf('#') < 0),
            new Rule("must not contain wildcard characters", uri -> uri.indexOf('*') < 0),
            new Rule("must not contain an invalid percent encoding", not(BROKEN_PERCENT)),
            new Rule("must not contain an encoded null character", not(NUL)),
            new Rule("must not contain a path traversal", not(TRAVERSAL)));

    private record Rule(String message, Predicate<String> isKept) {}

    private RedirectUriRules() {}

    /** Why a URI cannot be registered for a Web client, in one sentence; nothing if it can. */
    public static Optional<String> problem(String uri) {
        return rule(uri).map(message -> "Invalid Redirect: " + message + ".");
    }

    /** The rule that a URI breaks. */
    static Optional<String> rule(String uri) {
        return TEXT_RULES.stream()
                .filter(rule -> !rule.isKept().test(uri))
                .findFirst()
                .map(Rule::message)
                .or(() -> structure(uri));
    }

    private static Optional<String> structure(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of("must be a valid URI");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("must use the scheme https");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.of("must contain a host, and no user name or password");
        }
        return host(scheme, uri.getHost().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> host(String scheme, String host) {
        if (Loopback.isHost(host)) {
            return Optional.empty();
        }
        if (RAW_IP.matcher(host).matches()) {
            return Optional.of("must not be a raw IP address other than loopback");
        }
        String suffix = host.substring(host.lastIndexOf('.') + 1);
        if (suffix.length() == host.length() || NOT_PUBLIC.contains(suffix)) {
            return Optional.of("must end with a public top-level domain (such as .com or .org)");
        }
        if (isWithin(host, "googleusercontent.com") || SHORTENERS.stream().anyMatch(domain -> isWithin(host, domain))) {
            return Optional.of("must use a domain that is a valid top private domain");
        }
        return scheme.equals("https") ? Optional.empty() : Optional.of("must use the scheme https");
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static Predicate<String> not(Pattern pattern) {
        return text -> !pattern.matcher(text).find();
    }
}
