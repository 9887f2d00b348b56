package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that prints the token of another identity provider (Google, "Executable-sourced credentials"; AIP-4117). It
 * is run only if the variable {@code GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES} is 1: whoever writes a credentials file
 * must not thereby choose which programs run here.
 *
 * @param file the file that names it
 * @param now what time it is
 * @param environment the variables of this program
 */
record ExecutableSource(ExternalAccountFile file, Instant now, Map<String, String> environment) {

    private static final String PERMISSION = "GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES";
    private static final int MAX_OUTPUT = 1 << 20;

    static ExecutableSource of(ExternalAccountFile file, Instant now, Map<String, String> environment) {
        return new ExecutableSource(file, now, environment);
    }

    /** What it printed, or what it left in its output file as long as that is good. */
    String subjectToken() {
        if (!"1".equals(environment.get(PERMISSION))) {
            throw file.problem(
                    "the subject token comes from a program, which runs only if the variable " + PERMISSION + " is 1");
        }
        return kept().orElseGet(() -> token(answer(run())));
    }

    private Optional<String> kept() {
        return StrictJson.text(executable(), "output_file")
                .flatMap(ExecutableSource::read)
                .flatMap(StrictJson::read)
                .filter(answer -> answer.path("success").asBoolean()
                        && answer.path("expiration_time").asLong() > now.getEpochSecond())
                .map(this::token);
    }

    private String token(JsonNode answer) {
        if (!answer.path("success").asBoolean()) {
            throw file.problem(
                    "the program says: " + Printable.text(answer.path("code").asText()) + " "
                            + Printable.text(answer.path("message").asText()));
        }
        String member = file.subjectTokenType().endsWith(":saml2") ? "saml_response" : "id_token";
        return StrictJson.text(answer, member)
                .orElseThrow(() -> file.problem("the program printed no \"" + member + "\""));
    }

    private JsonNode answer(String printed) {
        return StrictJson.read(printed)
                .filter(json -> json.path("version").asInt() == 1)
                .orElseThrow(() -> file.problem("the program printed no JSON of version 1"));
    }

    private String run() {
        try {
            Process process = command().start();
            try {
                process.onExit()
                        .orTimeout(timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(late -> end(process));
                byte[] printed = process.getInputStream().readNBytes(MAX_OUTPUT);
                return process.waitFor() == 0
                        ? new String(printed, StandardCharsets.UTF_8)
                        : failed("ended with code " + process.exitValue());
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return failed("could not be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("was interrupted");
        }
    }

    /** By its handle, which leaves what it printed to be read. */
    private static Process end(Process process) {
        process.toHandle().destroyForcibly();
        return process;
    }

    /** Its error output is not shown: it may hold secrets. */
    private ProcessBuilder command() {
        String words = executable().path("command").asText().strip();
        var builder = new ProcessBuilder(List.of(words.split("\\s+")));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        var variables = builder.environment();
        variables.put("GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE", file.audience());
        variables.put("GOOGLE_EXTERNAL_ACCOUNT_TOKEN_TYPE", file.subjectTokenType());
        variables.put("GOOGLE_EXTERNAL_ACCOUNT_INTERACTIVE", "0");
        file.impersonated().ifPresent(email -> variables.put("GOOGLE_EXTERNAL_ACCOUNT_IMPERSONATED_EMAIL", email));
        StrictJson.text(executable(), "output_file")
                .ifPresent(path -> variables.put("GOOGLE_EXTERNAL_ACCOUNT_OUTPUT_FILE", path));
        return builder;
    }

    private String failed(String how) {
        throw file.problem("the program for the subject token " + how);
    }

    /** Between 5 s and 2 minutes, 30 s if the file does not say. */
    private Duration timeout() {
        long millis = executable().path("timeout_millis").asLong(30_000);
        if (millis < 5_000 || millis > 120_000) {
            throw file.problem("\"timeout_millis\" is from 5000 to 120000");
        }
        return Duration.ofMillis(millis);
    }

    private JsonNode executable() {
        return file.source().path("executable");
    }

    private static Optional<String> read(String path) {
        try {
            return Optional.of(Files.readString(Path.of(path)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where the file is; no secret. */
    @Override
    public String toString() {
        return "ExecutableSource[" + file.path() + "]";
    }
}
