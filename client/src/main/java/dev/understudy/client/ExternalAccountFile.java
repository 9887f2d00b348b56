package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.Answer;
import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A file of type {@code external_account}. */
record ExternalAccountFile(
        Path path,
        String audience,
        String subjectTokenType,
        URI tokenUrl,
        Optional<String> impersonated,
        JsonNode source) {

    static ExternalAccountFile load(Path path) {
        CredentialsFile json = CredentialsFile.read(path);
        if (!json.find("/type").orElse("").equals("external_account")) {
            throw json.invalid("/type", "its \"type\" is not \"external_account\"");
        }
        JsonNode source = json.root().path("credential_source");
        if (Stream.of("file", "url", "executable", "environment_id").noneMatch(source::has)) {
            throw json.invalid(
                    "/credential_source",
                    "its \"credential_source\" names neither a file nor a URL nor an executable nor AWS");
        }
        Optional<String> impersonated = json.find("/service_account_impersonation_url")
                .map(url -> url.replaceFirst(".*/serviceAccounts/([^/:]+):generateAccessToken$", "$1"));
        if (impersonated.isPresent() && impersonated.get().contains("/")) {
            throw json.invalid(
                    "/service_account_impersonation_url", "\"service_account_impersonation_url\" names no account");
        }
        return new ExternalAccountFile(
                path,
                json.require("/audience"),
                json.require("/subject_token_type"),
                json.requireUri("/token_url"),
                impersonated,
                source);
    }

    /** The token of the other identity provider, read anew each time: it ends, too. */
    String subjectToken(Surroundings surroundings, Map<String, String> environment) {
        if (source.has("executable")) {
            return ExecutableSource.of(this, surroundings.clock().instant(), environment)
                    .subjectToken();
        }
        if (source.has("environment_id")) {
            return new AwsSource(this, surroundings, environment).subjectToken();
        }
        Optional<String> file = StrictJson.text(source, "file");
        String text = file.isPresent() ? read(Path.of(file.get())) : fetch(surroundings);
        JsonNode format = source.path("format");
        if (!format.path("type").asText().equals("json")) {
            return text.strip();
        }
        String name = format.path("subject_token_field_name").asText();
        return StrictJson.read(text)
                .flatMap(json -> StrictJson.text(json, name))
                .orElseThrow(() -> problem("the source of the subject token holds no \"" + name + "\""));
    }

    private String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw problem("the subject token in " + file + " cannot be read");
        }
    }

    private String fetch(Surroundings surroundings) {
        Call call = Call.get(address(source.path("url").asText()));
        for (var header : source.path("headers").properties()) {
            call = call.with(header.getKey(), header.getValue().asText());
        }
        return Wire.patiently(surroundings, call, Answer::text);
    }

    URI address(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw problem("an address in its \"credential_source\" is none");
    }

    CredentialsFileInvalid problem(String what) {
        return new CredentialsFileInvalid(
                path, 0, what, "check the credential_source of the file and what the identity provider writes there.");
    }

    /** The audience only. */
    @Override
    public String toString() {
        return "ExternalAccountFile[" + audience + "]";
    }
}
