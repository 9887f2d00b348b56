package dev.understudy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar: run by itself, and beside other versions of all that is in it. */
class StandaloneJarIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path JAR = TARGET.resolve("understudy-server.jar");

    @TempDir
    private Path directory;

    @Test
    void it_serves_with_nothing_else() throws Exception {
        var server = java("-jar", JAR.toString(), "serve", "--port", "0")
                .redirectErrorStream(true)
                .start();
        try (var out = server.inputReader()) {
            String ready = out.readLine();

            assertThat(ready).startsWith("Understudy is ready at http://127.0.0.1:");
            assertThat(get(ready.substring(ready.indexOf("http")) + "/.well-known/openid-configuration"))
                    .contains("\"issuer\"");
            assertThat(directory.resolve("understudy-credentials/env.sh")).exists();
        } finally {
            server.destroy();
        }
    }

    @Test
    void it_runs_a_program_for_which_google_is_the_fake() throws Exception {
        String said = said("-jar", JAR.toString(), "exec", "--", "sh", "-c", "echo \"proxy $HTTPS_PROXY\"; exit 3");

        assertThat(said).contains("proxy http://127.0.0.1:").endsWith("exit code 3");
    }

    @Test
    void bad_usage_is_one_sentence_and_the_version_is_that_of_the_build() throws Exception {
        assertThat(said("-jar", JAR.toString(), "serve", "--port", "none"))
                .isEqualTo("understudy-server serve: Invalid value for option '--port': 'none' is not an int\n"
                        + "exit code 2");
        assertThat(said("-jar", JAR.toString(), "--version"))
                .matches("(?s)understudy-server \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\nexit code 0");
    }

    @Test
    void an_app_with_other_versions_of_its_libraries_embeds_it() throws Exception {
        String said = said("-cp", classPath(otherLibraries()), AppWithOtherLibraries.class.getName());

        assertThat(said.lines().filter(line -> !line.startsWith("SLF4J")))
                .containsExactly(
                        "Jackson 2.10.5",
                        "Jetty 11.0.26",
                        "issuer is the fake's URL: true",
                        "own server: true",
                        "exit code 0");
    }

    @Test
    void it_has_the_junit_extension_too() throws Exception {
        var junit = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*/(junit-|assertj-|opentest4j|apiguardian|byte-buddy)[^/]*\\.jar"))
                .map(Path::of);

        assertThat(said("-cp", classPath(junit), TestOfSomebody.class.getName()))
                .isEqualTo("succeeded: 1\nexit code 0");
    }

    @Test
    void every_class_in_it_has_a_name_of_its_own() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            var classes = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();

            assertThat(classes).hasSizeGreaterThan(4000).allMatch(name -> name.startsWith("dev/understudy/"));
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.matches("META-INF/services/.+")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("META-INF/services/dev.understudy.shaded."));
        }
    }

    @Test
    void every_library_in_it_is_named_with_its_licence() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            String named = text(jar, "META-INF/THIRD-PARTY.txt");
            var libraries = new ArrayList<String>();
            for (String entry : jar.stream().map(ZipEntry::getName).toList()) {
                if (entry.matches("META-INF/maven/.*/pom\\.properties") && !entry.contains("/dev.understudy/")) {
                    var properties = new Properties();
                    properties.load(jar.getInputStream(jar.getEntry(entry)));
                    libraries.add(properties.getProperty("groupId") + ":" + properties.getProperty("artifactId"));
                }
            }

            assertThat(libraries).hasSizeGreaterThan(15).allMatch(library -> named.contains("  " + library));
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
            assertThat(text(jar, "META-INF/NOTICE")).contains("Jackson");
        }
    }

    @Test
    void its_bom_has_the_version_of_this_build() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            var properties = new Properties();
            properties.load(jar.getInputStream(
                    jar.getEntry("META-INF/maven/dev.understudy/understudy-standalone/pom.properties")));

            assertThat(Files.readString(Path.of("../bom/pom.xml")))
                    .contains("<version>" + properties.getProperty("version") + "</version>");
        }
    }

    private static Stream<Path> otherLibraries() throws IOException {
        try (var jars = Files.list(TARGET.resolve("app"))) {
            return jars.toList().stream();
        }
    }

    /** Our jar last, so that nothing of it would be found before the same class of another. */
    private static String classPath(Stream<Path> others) {
        return Stream.of(Stream.of(TARGET.resolve("test-classes")), others, Stream.of(JAR))
                .flatMap(paths -> paths)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String said(String... arguments) throws Exception {
        var process = java(arguments).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (var out = process.inputReader()) {
            return out.lines().collect(Collectors.joining("\n")) + "\nexit code " + process.waitFor();
        }
    }

    private ProcessBuilder java(String... arguments) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(directory.toFile());
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    private static String text(JarFile jar, String entry) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
