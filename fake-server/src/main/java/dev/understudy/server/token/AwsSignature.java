package dev.understudy.server.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a request to AWS, as its {@code Authorization} header gives it (AWS, "Signature Version 4").
 *
 * @param keyId the access key id of who signed
 * @param day for which day, as {@code yyyyMMdd}
 * @param region for which region
 * @param service for which service
 * @param headers the names of the headers that it covers
 * @param value the signature itself
 */
public record AwsSignature(
        String keyId, String day, String region, String service, List<String> headers, String value) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern HEADER = Pattern.compile(ALGORITHM
            + " Credential=([^/,\\s]{1,128})/(\\d{8})/([a-z0-9-]{1,40})/([a-z0-9-]{1,40})/aws4_request,"
            + "\\s*SignedHeaders=([a-z0-9;-]{1,1000}),\\s*Signature=([0-9a-f]{64})");

    public AwsSignature {
        headers = List.copyOf(headers);
    }

    /** The signature of an {@code Authorization} header, or nothing if it is none. */
    public static Optional<AwsSignature> read(String authorization) {
        var matcher = HEADER.matcher(authorization.strip());
        return matcher.matches()
                ? Optional.of(new AwsSignature(
                        matcher.group(1),
                        matcher.group(2),
                        matcher.group(3),
                        matcher.group(4),
                        List.of(matcher.group(5).split(";")),
                        matcher.group(6)))
                : Optional.empty();
    }

    /**
     * Whether this secret made it.
     *
     * @param method the method of the request, which has no body
     * @param path its path
     * @param query its query, sorted
     * @param sent its headers, names in lower case; those that are signed but absent count as empty
     */
    public boolean isMadeWith(String secret, String method, String path, String query, Map<String, String> sent) {
        String lines = headers.stream()
                .map(name -> name + ":" + sent.getOrDefault(name, "").strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
        String canonical = String.join("\n", method, path, query, lines, String.join(";", headers), hash(""));
        String scope = String.join("/", day, region, service, "aws4_request");
        String text = String.join("\n", ALGORITHM, sent.getOrDefault("x-amz-date", ""), scope, hash(canonical));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        return Hashes.same(HexFormat.of().formatHex(hmac(key, text)), value);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Hashes.digest(text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
