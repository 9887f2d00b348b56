package dev.understudy.server.testing;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.Records;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Changes to the demo world that tests make. */
public final class Worlds {

    /** A consent screen of an app that is not verified, in production, and open to all. */
    public static final ConsentScreen UNVERIFIED = screen(ConsentScreen.Publishing.IN_PRODUCTION, Set.of());

    private Worlds() {}

    /** A consent screen of an app in Testing with these test users. */
    public static ConsentScreen testing(String... testUsers) {
        return screen(ConsentScreen.Publishing.TESTING, Set.of(testUsers));
    }

    /** A consent screen of an Internal app of this domain. */
    public static ConsentScreen internal(String domain) {
        return new ConsentScreen(
                "Understudy Demo",
                "developer@example.com",
                Optional.of(domain),
                ConsentScreen.Publishing.IN_PRODUCTION,
                false,
                Set.of());
    }

    /** Gives the demo project this consent screen. */
    public static void put(Records records, ConsentScreen screen) {
        records.projects().update(DemoWorld.PROJECT, old -> old.withConsentScreen(screen));
    }

    /** Adds a client without a secret to the demo project. */
    public static OAuthClient add(Records records, ClientType type, String... redirectUris) {
        var client = new OAuthClient(
                DemoWorld.PROJECT_NUMBER + "-"
                        + (type.name().toLowerCase(Locale.ROOT) + "0".repeat(32)).substring(0, 32)
                        + ".apps.googleusercontent.com",
                Optional.empty(),
                type,
                DemoWorld.PROJECT,
                "A client of type " + type,
                List.of(redirectUris),
                Optional.empty(),
                Status.ACTIVE);
        records.clients().put(client.id(), client);
        return client;
    }

    private static ConsentScreen screen(ConsentScreen.Publishing publishing, Set<String> testUsers) {
        return new ConsentScreen(
                "Understudy Demo", "developer@example.com", Optional.empty(), publishing, false, testUsers);
    }
}
