package dev.understudy.server.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Page tokens: opaque to clients, and good only for the query and the caller that they were given to. */
public final class PageTokens {

    private static final String MAC = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** What does not change which items a list has. */
    private static final Set<String> SHAPELESS = Set.of(
            "pageToken",
            "syncToken",
            "requestSyncToken",
            "pageSize",
            "maxResults",
            "fields",
            "prettyPrint",
            "alt",
            "key",
            "access_token",
            "oauth_token",
            "quotaUser");

    /** A page of a longer list. */
    record Page<T>(List<T> items, Optional<String> next) {}

    private final SecureRandom random;
    private final SecretKeySpec key;

    /** Tokens sealed with a key from this source of randomness. */
    public PageTokens(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        this.random = random;
        this.key = new SecretKeySpec(bytes, MAC);
    }

    /**
     * The page of a list that a call asks for.
     *
     * @param size how many items a page has
     * @throws ApiException 400 if the page token was not given for this query
     */
    <T> Page<T> page(ApiCall call, List<T> all, int size) {
        int start = call.find("pageToken").map(token -> offset(token, call)).orElse(0);
        int from = Math.min(start, all.size());
        int to = Math.min(from + size, all.size());
        var next = to < all.size() ? Optional.of(seal("page" + to, call)) : Optional.<String>empty();
        return new Page<>(List.copyOf(all.subList(from, to)), next);
    }

    /** A token with which a later list tells only what changed from now on. */
    String syncToken(ApiCall call) {
        return seal("sync" + call.caller().now().toEpochMilli(), call);
    }

    /**
     * From when on a list shall tell of changes, if the call has a sync token.
     *
     * @throws ApiException 410 if the token was not given for this list (the body is from memory)
     */
    Optional<Instant> since(ApiCall call) {
        return call.find("syncToken")
                .map(token -> open(token, call)
                        .filter(content -> content.startsWith("sync"))
                        .map(content -> Instant.ofEpochMilli(Long.parseLong(content.substring(4))))
                        .orElseThrow(() -> ApiError.of(
                                        410,
                                        "fullSyncRequired",
                                        "Sync token is no longer valid, a full sync is required.")
                                .at("syncToken", "parameter")
                                .because("The sync token was not given for this list; ask again without one.")));
    }

    /** A token that stands for what a list is. */
    String stateToken(ApiCall call, String state) {
        return seal("state" + state, call);
    }

    /** Whether the sync token of the call was given for this list when it was this. */
    boolean isStateToken(ApiCall call, String state) {
        return call.find("syncToken")
                .flatMap(token -> open(token, call))
                .filter(("state" + state)::equals)
                .isPresent();
    }

    /** An id for something new, in letters and digits that every Google API takes. */
    String newId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return "fake" + HexFormat.of().formatHex(bytes);
    }

    private int offset(String token, ApiCall call) {
        return open(token, call)
                .filter(content -> content.startsWith("page"))
                .map(content -> Integer.parseInt(content.substring(4)))
                .orElseThrow(() -> ApiError.parameter("pageToken", "invalid", "Invalid Value")
                        .because("The page token was not given for this query; repeat the query unchanged with it."));
    }

    private String seal(String content, ApiCall call) {
        return ENCODER.encodeToString((content + ":" + mac(content, call)).getBytes(StandardCharsets.UTF_8));
    }

    /** What a token holds, if it was sealed here for the same query of the same caller. */
    private Optional<String> open(String token, ApiCall call) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(":", 2);
            byte[] expected = mac(parts[0], call).getBytes(StandardCharsets.UTF_8);
            return parts.length == 2 && MessageDigest.isEqual(expected, parts[1].getBytes(StandardCharsets.UTF_8))
                    ? Optional.of(parts[0])
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Everything that shapes the list belongs to the token; the size of a page and of the answer does not. */
    private String mac(String content, ApiCall call) {
        var query = new TreeMap<>(call.request().query().values());
        query.keySet().removeAll(SHAPELESS);
        String text =
                content + "\n" + call.request().path() + "\n" + call.caller().email() + "\n" + query;
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return ENCODER.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }
}
