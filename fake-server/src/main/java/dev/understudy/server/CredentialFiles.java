package dev.understudy.server;

import dev.understudy.server.console.ClientSecretFile;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.Status;
import dev.understudy.server.token.KeyFile;
import dev.understudy.server.wire.GoogleHosts;
import dev.understudy.server.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The files that apps read their credentials from, as Google's console and gcloud write them, but pointing at a fake.
 * The directory gets mode 0700 and each file 0600 when they are made, never afterwards.
 */
public final class CredentialFiles {

    /** What the ready-made user credentials may do: what gcloud asks for, and Cloud SQL as in Google's guide. */
    private static final List<String> USER_SCOPES = List.of(
            Scopes.OPENID,
            Scopes.EMAIL,
            "https://www.googleapis.com/auth/cloud-platform",
            "https://www.googleapis.com/auth/sqlservice.admin");

    private final FakeGoogle google;
    private final Scenario scenario;
    private final CredentialDirectory directory;
    private final List<Path> written = new ArrayList<>();

    /** The certificate to trust, as PEM. */
    public static final String CA = "ca.pem";

    /** The certificate to trust, as PKCS #12. */
    static final String TRUST_STORE = "trust.p12";

    private CredentialFiles(FakeGoogle google, Scenario scenario, CredentialDirectory directory) {
        this.google = google;
        this.scenario = scenario;
        this.directory = directory;
    }

    /**
     * Writes the files of a running fake: {@code client_secret_desktop.json}, {@code _web} and {@code _tv}, one more for
     * every further client, {@code service-account.json}, {@code authorized_user.json}, {@code ca.pem} and {@code
     * trust.p12} if it speaks TLS, and {@code env.sh}, each only if the fake's world has what goes into it.
     *
     * @return the files, in that order
     * @throws CredentialProblem with one sentence if the directory cannot be used
     */
    public static List<Path> write(FakeGoogle google, Path directory) {
        return write(google, google.scenario(), directory);
    }

    /**
     * Writes the files of a world that has come into force since a fake was started.
     *
     * @return the files, as above
     * @throws CredentialProblem with one sentence if the directory cannot be used
     */
    static List<Path> write(FakeGoogle google, Scenario scenario, Path directory) {
        var files = new CredentialFiles(google, scenario, CredentialDirectory.open(directory));
        files.writeAll();
        google.offer(files.written);
        return List.copyOf(files.written);
    }

    private void writeAll() {
        // What is made anew at every start is never to be committed.
        directory.write(".gitignore", "*\n");
        var named = new ArrayList<String>();
        for (OAuthClient client : scenario.clients()) {
            if (client.status() == Status.ACTIVE) {
                String name = "client_secret_" + client.type().name().toLowerCase(Locale.ROOT) + ".json";
                boolean first = !named.contains(name);
                named.add(name);
                put(
                        first ? name : "client_secret_" + client.id() + ".json",
                        ClientSecretFile.json(client, google.site()));
            }
        }
        scenario.serviceAccounts().stream().findFirst().ifPresent(this::serviceAccount);
        var user = desktop().flatMap(this::authorizedUser);
        user.ifPresent(json -> directory.inside("gcloud").write("application_default_credentials.json", json));
        google.authority().ifPresent(authority -> {
            put(CA, authority.pem());
            written.add(directory.write(TRUST_STORE, authority.trustStore()));
        });
        put("env.sh", EnvironmentFile.text(ProgramEnvironment.of(google, directory.path(""))));
    }

    private void put(String name, String text) {
        written.add(directory.write(name, text));
    }

    private Optional<OAuthClient> desktop() {
        return scenario.clients().stream()
                .filter(client -> client.type() == ClientType.DESKTOP && client.status() == Status.ACTIVE)
                .findFirst();
    }

    /** A key that an earlier run gave out for the same account stays good. */
    private void serviceAccount(ServiceAccount account) {
        String name = "service-account.json";
        var kept = directory.read(name).flatMap(json -> adopt(account, json));
        put(name, kept.orElseGet(() -> google.createKeyFile(account.email())));
    }

    private Optional<String> adopt(ServiceAccount account, String json) {
        try {
            var file = KeyFile.read(json);
            if (!file.email().equals(account.email())) {
                return Optional.empty();
            }
            google.adoptKeyFile(json);
            return Optional.of(file.json(google.site()));
        } catch (IllegalArgumentException e) {
            // Not a key file any more: a new one takes its place.
            return Optional.empty();
        }
    }

    private Optional<String> authorizedUser(OAuthClient client) {
        return scenario.users().stream().findFirst().map(user -> {
            var values = new LinkedHashMap<String, Object>();
            values.put("type", "authorized_user");
            values.put("account", user.email());
            values.put("client_id", client.id());
            values.put("client_secret", client.secret().orElse(""));
            values.put("refresh_token", google.authorize(user, client, USER_SCOPES));
            values.put("quota_project_id", client.projectId());
            values.put("token_uri", google.site().at(GoogleHosts.OAUTH2, "/token"));
            values.put("universe_domain", "googleapis.com");
            String json = Json.pretty(values) + "\n";
            put("authorized_user.json", json);
            return json;
        });
    }
}
