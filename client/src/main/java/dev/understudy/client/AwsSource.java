package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.Answer;
import dev.understudy.client.internal.AwsSignature;
import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.Form;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine at AWS, which proves what it is by a signed request to AWS that Google sends for it (Google, "Workload
 * identity federation with AWS"; AIP-4117): nothing secret leaves. Keys and region come from the variables of the AWS
 * tools, or else from the machine's metadata server.
 *
 * @param file the file that names it
 * @param surroundings the network and the clock
 * @param environment the variables of this program
 */
record AwsSource(ExternalAccountFile file, Surroundings surroundings, Map<String, String> environment) {

    private static final String TOKEN = "X-aws-ec2-metadata-token";

    /** The signed request, as JSON that is encoded like a form. */
    String subjectToken() {
        if (!file.source().path("environment_id").asText().equals("aws1")) {
            throw file.problem("its \"environment_id\" is not aws1, the only one that there is");
        }
        var session = session();
        String region = region(session);
        URI uri = file.address(text("regional_cred_verification_url").replace("{region}", region));
        Map<String, String> purpose = Map.of("x-goog-cloud-target-resource", file.audience());
        var headers = signature(session, region)
                .sign("POST", uri, purpose, surroundings.clock().instant());
        List<Map<String, String>> list = headers.entrySet().stream()
                .map(header -> Map.of("key", header.getKey(), "value", header.getValue()))
                .toList();
        return Form.encode(StrictJson.compact(Map.of("headers", list, "method", "POST", "url", uri.toString())));
    }

    private AwsSignature signature(Map<String, String> session, String region) {
        Optional<String> id = variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = variable("AWS_SECRET_ACCESS_KEY");
        if (id.isPresent() && secret.isPresent()) {
            return new AwsSignature(id.get(), secret.get(), variable("AWS_SESSION_TOKEN"), region, "sts");
        }
        String base = text("url").replaceFirst("/$", "");
        String role = get(base, session).strip();
        JsonNode keys = StrictJson.read(get(base + "/" + Form.encode(role), session))
                .orElseThrow(() -> file.problem("the metadata server of AWS did not answer with JSON"));
        return new AwsSignature(
                key(keys, "AccessKeyId"), key(keys, "SecretAccessKey"), StrictJson.text(keys, "Token"), region, "sts");
    }

    private String key(JsonNode keys, String name) {
        return StrictJson.text(keys, name)
                .orElseThrow(() -> file.problem("the metadata server of AWS names no \"" + name + "\""));
    }

    /** The zone without its last letter. */
    private String region(Map<String, String> session) {
        return variable("AWS_REGION")
                .or(() -> variable("AWS_DEFAULT_REGION"))
                .orElseGet(() -> get(text("region_url"), session).strip().replaceFirst("[a-z]$", ""));
    }

    /** The header that the second version of the metadata server demands, where the file names it. */
    private Map<String, String> session() {
        boolean needed = variable("AWS_ACCESS_KEY_ID").isEmpty()
                || (variable("AWS_REGION").isEmpty()
                        && variable("AWS_DEFAULT_REGION").isEmpty());
        Optional<String> address = StrictJson.text(file.source(), "imdsv2_session_token_url");
        if (!needed || address.isEmpty()) {
            return Map.of();
        }
        var ask = Map.of("X-aws-ec2-metadata-token-ttl-seconds", "300");
        return Map.of(TOKEN, ask(new Call("PUT", file.address(address.get()), ask, "")));
    }

    private String get(String address, Map<String, String> headers) {
        return ask(new Call("GET", file.address(address), headers, ""));
    }

    private String ask(Call call) {
        return Wire.patiently(surroundings, call, answer -> understand(call, answer));
    }

    private String understand(Call call, Answer answer) {
        if (answer.status() != 200) {
            throw file.problem("the metadata server of AWS answered " + call + " with HTTP status " + answer.status());
        }
        return answer.text();
    }

    private String text(String name) {
        return StrictJson.text(file.source(), name)
                .orElseThrow(() -> file.problem("its \"credential_source\" holds no \"" + name + "\""));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Where the file is; no secret. */
    @Override
    public String toString() {
        return "AwsSource[" + file.path() + "]";
    }
}
