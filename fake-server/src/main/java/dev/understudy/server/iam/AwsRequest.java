package dev.understudy.server.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.token.AwsSignature;
import dev.understudy.server.wire.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request to AWS's Security Token Service that its maker signed but did not send: the subject token of a workload at
 * AWS (Google, Security Token Service, "Method: token", {@code subjectToken}).
 *
 * @param region of which region the service is asked
 * @param host the host that is asked
 * @param headers its headers, names in lower case
 * @param signature who signed it
 */
record AwsRequest(String region, String host, Map<String, String> headers, AwsSignature signature) {

    /** AWS serves its oldest region at the name without one. */
    private static final String GLOBAL = "us-east-1";

    private static final Pattern HOST = Pattern.compile("sts(?:\\.([a-z0-9-]+))?\\.amazonaws\\.com");
    private static final String QUERY = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final String SWAPPED = "Version=2011-06-15&Action=GetCallerIdentity";

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException saying in what it is none
     */
    static AwsRequest read(String token) {
        var json = json(token);
        require(json.path("method").asText().equals("POST"), "its method is not POST");
        var url = url(json.path("url").asText());
        String host = Optional.ofNullable(url.getHost()).orElse("");
        var named = HOST.matcher(host);
        require(
                "https".equals(url.getScheme()) && named.matches() && url.getPort() == -1,
                "its url is not that of AWS's service, https://sts.amazonaws.com or https://sts.REGION.amazonaws.com");
        require(
                List.of("", "/").contains(url.getPath())
                        && List.of(QUERY, SWAPPED).contains(String.valueOf(url.getRawQuery())),
                "its url does not ask for " + QUERY);
        var headers = headers(json.path("headers"));
        var signature = AwsSignature.read(headers.getOrDefault("authorization", ""))
                .orElseThrow(() -> new IllegalArgumentException(
                        "its header Authorization is missing or no signature of version 4 (AWS4-HMAC-SHA256)"));
        String region = Optional.ofNullable(named.group(1)).orElse(GLOBAL);
        return new AwsRequest(region, host, headers, signature);
    }

    /** Whether this secret signed it. */
    boolean isSignedWith(String secret) {
        return signature.isMadeWith(secret, "POST", "/", QUERY, headers);
    }

    /** A header's value, empty if it is not there. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static JsonNode json(String token) {
        try {
            return Json.read(URLDecoder.decode(token, StandardCharsets.UTF_8))
                    .filter(JsonNode::isObject)
                    .filter(any -> token.startsWith("%7B") || token.startsWith("%7b"))
                    .orElseThrow(() -> new IllegalArgumentException("it is not a JSON object, encoded like a form"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is not a JSON object, encoded like a form", e);
        }
    }

    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its url is none", e);
        }
    }

    private static Map<String, String> headers(JsonNode list) {
        var headers = new LinkedHashMap<String, String>();
        for (JsonNode header : list) {
            String name = header.path("key").asText().toLowerCase(Locale.ROOT);
            require(
                    !name.isEmpty() && header.path("value").isTextual(),
                    "its headers are not all of a key and a value");
            String value = header.path("value").asText();
            // Google's Java library sends its own header twice.
            require(
                    value.equals(headers.getOrDefault(name, value)),
                    "its header " + name + " is there with more than one value");
            headers.put(name, value);
        }
        for (String name : List.of("host", "x-amz-date", "x-goog-cloud-target-resource")) {
            require(headers.containsKey(name), "its header " + name + " is missing");
        }
        return headers;
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
