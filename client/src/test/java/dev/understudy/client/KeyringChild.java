package dev.understudy.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A program in a desktop's session: started by {@link KeyringSessionTest}. */
final class KeyringChild {

    private static final String APPLICATION = "understudy-test";

    private KeyringChild() {}

    public static void main(String[] arguments) throws Exception {
        var storage = KeyringStorage.of(APPLICATION, "ada");
        say("available", KeyringStorage.isAvailable());
        say("before", inside(storage));
        storage.save(credentials("1//0FAKE-of-ada"));
        say("after", inside(KeyringStorage.of(APPLICATION, "ada")));
        say("of another user", inside(KeyringStorage.of(APPLICATION, "grace")));
        storage.save(credentials("1//0FAKE-newer"));
        say("replaced", inside(storage));
        say("by another program", secretTool().substring(0, 1));
        storage.delete();
        say("deleted", inside(storage));
        storage.delete();
        say("deleted twice", inside(storage));
    }

    private static String inside(KeyringStorage storage) {
        return storage.load().flatMap(SavedCredentials::refreshToken).orElse("nothing");
    }

    /** What Python's keyring library would find: it uses the same two attributes. */
    private static String secretTool() throws IOException {
        var process = new ProcessBuilder("secret-tool", "lookup", "service", APPLICATION, "username", "ada").start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static SavedCredentials credentials(String refreshToken) {
        return new SavedCredentials(
                Samples.CLIENT_ID,
                Optional.of("GOCSPX-FAKE-sample"),
                Optional.of(refreshToken),
                Optional.of(new AccessToken("ya29.FAKE-a", Optional.of(Instant.EPOCH))),
                Optional.empty(),
                Set.of(Samples.DRIVE),
                Set.of(Samples.DRIVE),
                Endpoints.google().token(),
                Endpoints.google().revocation(),
                SavedCredentials.Status.USABLE);
    }

    private static void say(String what, Object value) {
        System.out.println(what + ": " + value);
    }
}
