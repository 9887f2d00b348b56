package dev.understudy.server.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.testing.EventReader;
import dev.understudy.server.testing.Programs;
import dev.understudy.server.wire.Json;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs that the inspector offers are run, and must cause the same request again. */
class SnippetsTest {

    private static final String ODD = "a'b\"c\\d $HOME\nü🎭&x=y";

    @TempDir
    private Path folder;

    @AutoClose
    private TokenWorld world;

    @BeforeEach
    void start() {
        world = new TokenWorld();
        world.post("/token", world.exchange(world.code()).with("state", ODD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "java.net.http", "JShell", "Python"})
    void it_sends_the_same_request_again(String language) throws Exception {
        if (language.equals("curl")) {
            Programs.requireCurl();
        }
        var first = exchanges(exchange -> true).get(0);
        String program = Json.read(EventReader.get(world.google(), "/exchanges/1/snippets"))
                .orElseThrow()
                .path(language)
                .asText();

        String printed = run(language, program);

        var second = world.google()
                .lab()
                .await(exchange -> exchange.number() == 2, Duration.ofSeconds(10))
                .orElseThrow(() -> new AssertionError(printed));
        assertThat(second.request().method()).isEqualTo("POST");
        assertThat(second.request().path()).isEqualTo(first.request().path());
        assertThat(second.request().form()).isEqualTo(first.request().form());
        assertThat(second.reply().status()).isEqualTo(400);
        assertThat(printed).contains("invalid_grant");
    }

    @Test
    void an_exchange_that_is_not_there_is_said_so() throws Exception {
        assertThat(EventReader.get(world.google(), "/exchanges/99/snippets"))
                .contains("The journal does not hold this exchange any more.");
    }

    private List<Exchange> exchanges(Predicate<Exchange> filter) {
        return world.google().lab().exchanges(filter);
    }

    private String run(String language, String program) throws Exception {
        return switch (language) {
            case "curl" -> run(file("again.sh", program), "sh");
            case "java.net.http" -> run(file("Again.java", program), tool("java"));
            case "JShell" -> run(file("again.jsh", program + "\n/exit\n"), tool("jshell"), "-s");
            default -> {
                assumeTrue(hasRequests(), "python3 with the package requests is not here");
                yield run(file("again.py", program), "python3");
            }
        };
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private boolean hasRequests() throws Exception {
        var probe = new ProcessBuilder("python3", "-c", "import requests")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("probe").toFile())
                .start();
        return probe.waitFor(30, TimeUnit.SECONDS) && probe.exitValue() == 0;
    }

    private String run(Path file, String... command) throws Exception {
        var all = new ArrayList<>(List.of(command));
        all.add(file.toString());
        File output = folder.resolve("output").toFile();
        var process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output.toPath());
    }
}
