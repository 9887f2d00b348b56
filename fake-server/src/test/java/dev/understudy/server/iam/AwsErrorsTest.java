package dev.understudy.server.iam;

import static dev.understudy.server.iam.Sts.body;
import static dev.understudy.server.testing.AwsCaller.EVE;
import static dev.understudy.server.testing.AwsCaller.MACHINE;
import static dev.understudy.server.testing.AwsCaller.PROVIDER;
import static dev.understudy.server.testing.AwsCaller.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.testing.AwsCaller;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with the requests that workloads at AWS bring, one row each. */
class AwsErrorsTest {

    private static final String TARGET = "x-goog-cloud-target-resource";

    private static final String SIGNATURE =
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                    + " Access Key and signing method. Consult the service documentation for details.";

    private static TokenWorld world;

    private record Row(String name, AwsCaller caller, UnaryOperator<String> change, String error, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() {
        world = new TokenWorld();
        world.google().adminConsole().trust(PROVIDER);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    static Stream<Row> forms() {
        return Stream.of(
                form("no JSON", token -> "nonsense"),
                form("not encoded", token -> URLDecoder.decode(token, StandardCharsets.UTF_8)),
                form("broken encoding", token -> token + "%"),
                form("an empty object", token -> "%7B%7D"),
                form("GET", edited(request -> request.put("method", "GET"))),
                form("no url", edited(request -> request.put("url", "not a url"))),
                form("plain http", edited(request -> url(request, "https:", "http:"))),
                form("a host that is not AWS's", edited(request -> url(request, ".amazonaws.com", ".example.com"))),
                form("another port", edited(request -> url(request, ".com", ".com:8443"))),
                form("another action", edited(request -> url(request, "GetCallerIdentity", "GetSessionToken"))),
                form("no headers", edited(request -> request.remove("headers"))),
                form("a header with two values", edited(request -> header(request, "Host", "x"))),
                form("no time", without("x-amz-date")),
                form("no host", without("host")),
                form("no target", without(TARGET)),
                form("no signature", without("Authorization")),
                form("an older signature", token -> token.replace("AWS4-HMAC-SHA256", "AWS")));
    }

    static Stream<Row> refusals() {
        String unknown = "The security token included in the request is invalid.";
        return Stream.of(
                row(
                        "another target",
                        edited(request -> change(request, TARGET, PROVIDER.resourceName() + "x")),
                        "The value of the header x-goog-cloud-target-resource does not match the audience."),
                aws("unknown key", new AwsCaller("us-east-2", "ASIAX", SECRET, "t"), "InvalidClientTokenId", unknown),
                aws(
                        "another token",
                        new AwsCaller("us-east-2", "ASIAFAKE", SECRET, "t"),
                        "InvalidClientTokenId",
                        unknown),
                aws("no token", new AwsCaller("us-east-2", "ASIAFAKE", SECRET, null), "InvalidClientTokenId", unknown),
                aws(
                        "a token too many",
                        new AwsCaller("us-east-2", "AKIAFAKE", SECRET, "t"),
                        "InvalidClientTokenId",
                        unknown),
                aws(
                        "another secret",
                        new AwsCaller("us-east-2", "AKIAFAKE", "x", null),
                        "SignatureDoesNotMatch",
                        SIGNATURE));
    }

    static Stream<Row> signatures() {
        return Stream.of(
                aws(
                        "another region",
                        edited(request -> url(request, "sts.us-east-2.", "sts.us-west-1.")),
                        "SignatureDoesNotMatch",
                        "Credential should be scoped to a valid region."),
                aws(
                        "another service",
                        token -> token.replace("%2Fsts%2F", "%2Fs3%2F"),
                        "SignatureDoesNotMatch",
                        "Credential should be scoped to a valid region."),
                aws(
                        "a header of AWS's that is not signed",
                        edited(request -> header(request, "X-Amz-Target", "x")),
                        "SignatureDoesNotMatch",
                        SIGNATURE),
                aws(
                        "another host than the url's",
                        edited(request -> change(request, "host", "sts.amazonaws.com")),
                        "SignatureDoesNotMatch",
                        SIGNATURE),
                aws(
                        "a signed header changed",
                        edited(request -> change(request, TARGET, "https:" + PROVIDER.resourceName())),
                        "SignatureDoesNotMatch",
                        SIGNATURE),
                row(
                        "another account",
                        EVE,
                        "The AWS account 999999999999 does not match the expected account: 123456789012."));
    }

    @ParameterizedTest
    @MethodSource({"forms", "refusals", "signatures"})
    void what_is_wrong_is_named(Row row) throws IOException {
        var reply = world.post(
                "/v1/token",
                AwsCaller.form(PROVIDER, row.change().apply(row.caller().signed(PROVIDER))));

        assertThat(reply.body()).isEqualTo(body(row.error(), row.words()));
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(world.why()).isNotEmpty();
    }

    private static Row form(String name, UnaryOperator<String> change) {
        return new Row(name, MACHINE, change, "invalid_request", "AWS request has invalid format.");
    }

    private static Row row(String name, UnaryOperator<String> change, String words) {
        return new Row(name, MACHINE, change, "invalid_grant", words);
    }

    private static Row row(String name, AwsCaller caller, String words) {
        return new Row(name, caller, token -> token, "invalid_grant", words);
    }

    private static Row aws(String name, UnaryOperator<String> change, String code, String message) {
        return row(name, change, "Received invalid AWS response of type " + code + " with error message: " + message);
    }

    private static Row aws(String name, AwsCaller caller, String code, String message) {
        return row(name, caller, "Received invalid AWS response of type " + code + " with error message: " + message);
    }

    /** The token with its JSON changed. */
    private static UnaryOperator<String> edited(Consumer<ObjectNode> change) {
        return token -> {
            var request = (ObjectNode)
                    Json.read(URLDecoder.decode(token, StandardCharsets.UTF_8)).orElseThrow();
            change.accept(request);
            return URLEncoder.encode(Json.compact(request), StandardCharsets.UTF_8);
        };
    }

    private static UnaryOperator<String> without(String name) {
        return edited(request -> {
            var headers = request.withArray("headers").elements();
            while (headers.hasNext()) {
                if (headers.next().path("key").asText().equalsIgnoreCase(name)) {
                    headers.remove();
                }
            }
        });
    }

    private static void url(ObjectNode request, String part, String other) {
        request.put("url", request.path("url").asText().replace(part, other));
    }

    private static void header(ObjectNode request, String name, String value) {
        request.withArray("headers").addObject().put("key", name).put("value", value);
    }

    private static void change(ObjectNode request, String name, String value) {
        request.withArray("headers").forEach(header -> {
            if (header.path("key").asText().equalsIgnoreCase(name)) {
                ((ObjectNode) header).put("value", value);
            }
        });
    }
}
