package dev.understudy.server.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Page tokens: opaque to clients, and good only for the query and the caller that they were given to. */
public final class PageTokens {

    private static final String MAC = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** A page of a longer list. */
    record Page<T>(List<T> items, java.util.Optional<String> next) {}

    private final SecretKeySpec key;

    /** Tokens sealed with a key from this source of randomness. */
    public PageTokens(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, MAC);
    }

    /**
     * The page of a list that a call asks for.
     *
     * @param size how many items a page has
     * @throws ApiException 400 if the page token was not given for this query
     */
    <T> Page<T> page(ApiCall call, List<T> all, int size) {
        int start = call.find("pageToken").map(token -> open(token, call)).orElse(0);
        int from = Math.min(start, all.size());
        int to = Math.min(from + size, all.size());
        var next = to < all.size() ? java.util.Optional.of(seal(to, call)) : java.util.Optional.<String>empty();
        return new Page<>(List.copyOf(all.subList(from, to)), next);
    }

    private String seal(int offset, ApiCall call) {
        String number = Integer.toString(offset);
        return ENCODER.encodeToString((number + ":" + mac(number, call)).getBytes(StandardCharsets.UTF_8));
    }

    private int open(String token, ApiCall call) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(":", 2);
            byte[] expected = mac(parts[0], call).getBytes(StandardCharsets.UTF_8);
            if (parts.length == 2 && MessageDigest.isEqual(expected, parts[1].getBytes(StandardCharsets.UTF_8))) {
                return Integer.parseInt(parts[0]);
            }
        } catch (IllegalArgumentException e) {
            // Not one of ours: refused below.
        }
        throw ApiError.parameter("pageToken", "invalid", "Invalid Value")
                .because("The page token was not given for this query; repeat the query unchanged with it.");
    }

    /** Everything that shapes the list belongs to the token; the size of a page and of the answer does not. */
    private String mac(String offset, ApiCall call) {
        var query = new TreeMap<>(call.request().query().values());
        List.of("pageToken", "fields", "prettyPrint", "alt", "key", "access_token", "oauth_token", "quotaUser")
                .forEach(query::remove);
        query.keySet().removeIf(name -> name.equals("pageSize") || name.equals("maxResults"));
        String text =
                offset + "\n" + call.request().path() + "\n" + call.caller().email() + "\n" + query;
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return ENCODER.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }
}
