package dev.understudy.lessons.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The API Console of the lessons' project: what a developer clicks there before any line of code works. */
public final class Console {

    Console() {}

    /** Enables an API in the project: {@code "drive"}, {@code "calendar-json"}. */
    public void enable(String api) {
        ask("enable", api);
    }

    /** Disables an API in the project. */
    public void disable(String api) {
        ask("disable", api);
    }

    /**
     * Creates a client.
     *
     * @param type {@code "web"}, {@code "desktop"} or {@code "tv"}
     * @param name what users will read
     * @param redirectUris where a web app wants codes sent
     */
    public App createClient(String type, String name, String... redirectUris) {
        String[] made = ask(Stream.concat(Stream.of("create", type, name), Arrays.stream(redirectUris))
                        .toArray(String[]::new))
                .split("\n", 2);
        return new App(made[0], made.length > 1 ? made[1] : "", type, Arrays.asList(redirectUris));
    }

    /** Deletes a client. */
    public void deleteClient(App app) {
        ask("delete", app.id());
    }

    /** Takes the app back to Testing: only test users get in, and refresh tokens live for seven days. */
    public void testing() {
        ask("testing");
    }

    /** Publishes the app. */
    public void publish() {
        ask("publish");
    }

    /** Makes the app internal to the Workspace domain: nobody else gets in. */
    public void internal() {
        ask("internal");
    }

    /** Lets somebody in while the app is in Testing. */
    public void addTestUser(Visitor user) {
        ask("tester", user.email());
    }

    /** Deletes the key of a service account's key file; what was signed with it is worth nothing from now on. */
    public void deleteKey(Path file) {
        ask("deleteKey", Folder.field(file, "client_email"), Folder.field(file, "private_key_id"));
    }

    /** Changes the keys that Google signs id_tokens with. */
    public void rotateKeys() {
        ask("rotate");
    }

    @Override
    public String toString() {
        return "the API Console of project " + Setting.ofWorld("project");
    }

    static String ask(String... words) {
        return Verbs.lab.ask("console\n" + Arrays.stream(words).collect(Collectors.joining("\n")));
    }
}
