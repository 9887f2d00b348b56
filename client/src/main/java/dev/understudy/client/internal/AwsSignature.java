package dev.understudy.client.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests without a body as AWS wants it (AWS, "Signature Version 4 signing process").
 *
 * @param accessKeyId who signs
 * @param secretKey with what
 * @param sessionToken what goes with it, if it is good for a while only
 * @param region where, such as {@code us-east-1}
 * @param service for which service, such as {@code sts}
 */
public record AwsSignature(
        String accessKeyId, String secretKey, Optional<String> sessionToken, String region, String service) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** All headers of the signed request, those given, host, time and token, and {@code Authorization}, by their names. */
    public SortedMap<String, String> sign(String method, URI uri, Map<String, String> headers, Instant now) {
        var signed = new TreeMap<>(headers);
        signed.put("host", uri.getHost());
        signed.put("x-amz-date", TIME.format(now));
        sessionToken.ifPresent(token -> signed.put("x-amz-security-token", token));
        String names = String.join(";", signed.keySet());
        String scope = TIME.format(now).substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
        String signature = HexFormat.of()
                .formatHex(hmac(
                        key(scope),
                        String.join(
                                "\n",
                                ALGORITHM,
                                TIME.format(now),
                                scope,
                                hash(canonical(method, uri, signed, names)))));
        signed.put(
                "Authorization",
                ALGORITHM + " Credential=" + accessKeyId + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + signature);
        return signed;
    }

    /** No secret. */
    @Override
    public String toString() {
        return "AwsSignature[" + accessKeyId + ", " + region + "/" + service + "]";
    }

    private static String canonical(String method, URI uri, SortedMap<String, String> headers, String names) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null
                ? ""
                : Arrays.stream(uri.getRawQuery().split("&")).sorted().collect(Collectors.joining("&"));
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        return String.join("\n", method, path, query, lines, names, hash(""));
    }

    /** A key that is good for this day, place and service only. */
    private byte[] key(String scope) {
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
