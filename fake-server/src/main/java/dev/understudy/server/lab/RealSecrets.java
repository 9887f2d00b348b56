package dev.understudy.server.lab;

import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.UnverifiedClaims;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Takes out of requests what looks like a real secret of Google's, before anybody keeps it: somebody has pointed a real
 * app at the fake. The fake's own secrets are marked {@code FAKE} and stay.
 */
public final class RealSecrets {

    /** What stands in the place of a secret. */
    public static final String REMOVED = "(looked like a real secret and was not kept)";

    /** Client secrets, access tokens, refresh tokens, codes, API keys and private keys, none of them marked. */
    private static final Pattern SHAPES = Pattern.compile("GOCSPX-(?!FAKE)[\\w-]{20,}"
            + "|ya29\\.(?!a0FAKE-|c\\.FAKE-)[\\w.-]{20,}"
            + "|1//0(?!FAKE-)[\\w-]{20,}"
            + "|4/0(?!FAKE-)[\\w-]{20,}"
            + "|AIza(?!FAKE)[\\w-]{35}"
            + "|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?");

    /** How each of those begins: most texts have none of these, which is told at once. */
    private static final List<String> BEGINNINGS = List.of("GOCSPX-", "ya29.", "1//0", "4/0", "AIza", "-----BEGIN ");

    /** A JWT: with its signature it could be used at Google for an hour. */
    private static final Pattern JWT = Pattern.compile("(eyJ[\\w-]+=*)\\.(eyJ[\\w-]+=*)\\.[\\w-]+=*");

    private static final String JWT_BEGINNING = "eyJ";

    private static final Pattern BASIC = Pattern.compile("(?i)(Basic )([A-Za-z0-9+/=]+)");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Records records;

    /** Secrets of others than the service accounts in these records. */
    public RealSecrets(Records records) {
        this.records = records;
    }

    /** The same request without such secrets; the very same if it has none. */
    public Request without(Request request) {
        var query = clean(request.query());
        var form = clean(request.form());
        var headers = new Headers(clean(
                request.headers().values(),
                text -> clean(BASIC.matcher(text)
                        .replaceAll(
                                match -> isReal(decode(match.group(2))) ? match.group(1) + REMOVED : match.group()))));
        var body = body(request, form);
        return query.equals(request.query())
                        && form.equals(request.form())
                        && body.equals(request.body())
                        && headers.equals(request.headers())
                ? request
                : new Request(
                        request.method(),
                        request.path(),
                        request.base(),
                        headers,
                        query,
                        form,
                        body,
                        request.pathValues());
    }

    private Body body(Request request, Params form) {
        if (request.isOf(FORM)) {
            return form.equals(request.form())
                    ? request.body()
                    : Body.of(request.body().contentType(), form.encode());
        }
        String text = request.body().text();
        String cleaned = clean(text);
        return cleaned.equals(text) ? request.body() : Body.of(request.body().contentType(), cleaned);
    }

    private Params clean(Params params) {
        return new Params(clean(params.values(), this::clean));
    }

    private static Map<String, List<String>> clean(Map<String, List<String>> values, UnaryOperator<String> cleaner) {
        var cleaned = new LinkedHashMap<String, List<String>>();
        values.forEach(
                (name, list) -> cleaned.put(name, list.stream().map(cleaner).toList()));
        return cleaned;
    }

    private String clean(String text) {
        String bare = isReal(text) ? SHAPES.matcher(text).replaceAll(REMOVED) : text;
        if (!bare.contains(JWT_BEGINNING)) {
            return bare;
        }
        return JWT.matcher(bare)
                .replaceAll(match -> isForeign(match.group(2))
                        ? match.group(1) + "." + match.group(2) + "." + REMOVED
                        : match.group());
    }

    private static boolean isReal(String text) {
        return BEGINNINGS.stream().anyMatch(text::contains)
                && SHAPES.matcher(text).find();
    }

    /** Whether it claims to be of a service account that is not here. */
    private boolean isForeign(String claims) {
        return UnverifiedClaims.ofSegment(claims)
                .flatMap(all -> UnverifiedClaims.text(all, "iss"))
                .filter(issuer -> issuer.endsWith(".gserviceaccount.com"))
                .filter(issuer -> records.serviceAccounts().find(issuer).isEmpty())
                .isPresent();
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
