package dev.understudy.server.console;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.AppIdRules;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.Ending;
import dev.understudy.server.model.FingerprintRules;
import dev.understudy.server.model.JavascriptOriginRules;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.RedirectUriRules;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.Records;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The OAuth clients of all projects: created, changed and taken away by the console's rules. */
public final class OAuthClients {

    private final Records records;
    private final Ids ids;
    private final Clock clock;

    OAuthClients(Records records, Ids ids, Clock clock) {
        this.records = records;
        this.ids = ids;
        this.clock = clock;
    }

    OAuthClient create(Project project, ClientType type, String name, List<String> redirectUris) {
        if (type == ClientType.WEB) {
            check(redirectUris, RedirectUriRules::problem);
        }
        String id = project.number() + "-" + ids.letters(32) + ".apps.googleusercontent.com";
        var secret = type.hasSecret() ? Optional.of(newSecret()) : Optional.<String>empty();
        var client =
                new OAuthClient(id, secret, type, project.id(), name, redirectUris, Optional.empty(), Status.ACTIVE);
        records.clients().put(id, client);
        return client;
    }

    /**
     * Says again, all at once, how a client is called and where answers to it may go.
     *
     * @throws IllegalArgumentException with the console's sentence for the first URI that it refuses; nothing is changed
     */
    public OAuthClient change(String clientId, String name, List<String> redirectUris, List<String> origins) {
        check(redirectUris, RedirectUriRules::problem);
        checkOrigins(origins);
        return change(
                clientId,
                client -> client.withName(name).withRedirectUris(redirectUris).withJavascriptOrigins(origins));
    }

    /**
     * Gives a client another name in the console.
     *
     * @throws IllegalArgumentException if there is no such client
     */
    public void rename(String clientId, String name) {
        change(clientId, client -> client.withName(name));
    }

    /**
     * Says how the app of a client is called in its system or store.
     *
     * @throws IllegalArgumentException with one sentence if no app of this type is called so
     */
    public void setAppId(String clientId, String appId) {
        change(clientId, client -> {
            AppIdRules.problem(client.type(), appId).ifPresent(OAuthClients::refuse);
            return client.withAppId(appId);
        });
    }

    /**
     * Says with which certificate the Android app of a client is signed. No two clients are for the same app: package
     * name and fingerprint together are taken once, in whatever project (the sentence is from memory).
     *
     * @param fingerprint its SHA-1, as {@code keytool -list -v} prints it
     * @throws IllegalArgumentException with one sentence if it is none, the client has no app of Android, or is taken
     */
    public void setSha1(String clientId, String fingerprint) {
        change(clientId, client -> {
            checkSha1(client.type(), client.id(), client.appId(), fingerprint);
            return client.withSha1(fingerprint);
        });
    }

    /** Refuses the app of an Android client before anything is changed: {@link #setSha1}. */
    void checkSha1(ClientType type, String clientId, Optional<String> packageName, String fingerprint) {
        if (type != ClientType.ANDROID) {
            refuse("Only Android clients have the fingerprint of a certificate.");
        }
        FingerprintRules.problem(fingerprint).ifPresent(OAuthClients::refuse);
        String canonical = FingerprintRules.canonical(fingerprint);
        records.clients()
                .all()
                .filter(other -> !other.id().equals(clientId) && other.status() != Status.DELETED)
                .filter(other ->
                        other.type() == ClientType.ANDROID && other.appId().equals(packageName))
                .filter(other -> other.sha1().equals(Optional.of(canonical)))
                .findFirst()
                .ifPresent(other -> refuse("The package name and fingerprint are already in use by the client "
                        + other.name() + " of the project " + other.projectId() + "."));
    }

    /**
     * Lets an Android client be answered at a scheme of its own, which new ones may not (Google, "OAuth 2.0 for Mobile &
     * Desktop Apps"), or ends that.
     *
     * @param schemes URIs such as {@code com.example.app:/oauth2redirect}; none to end it
     */
    public void setCustomSchemes(String clientId, List<String> schemes) {
        change(clientId, client -> client.withRedirectUris(schemes));
    }

    /**
     * Registers the origins at which the scripts of a Web client run, in place of those it had.
     *
     * @throws IllegalArgumentException with the console's sentence if it refuses one
     */
    public void setJavascriptOrigins(String clientId, List<String> origins) {
        checkOrigins(origins);
        change(clientId, client -> client.withJavascriptOrigins(origins));
    }

    /**
     * Makes a new secret; the old one is good for nothing from now on.
     *
     * @throws IllegalArgumentException if clients of this type have no secret
     */
    public OAuthClient resetSecret(String clientId) {
        return change(clientId, client -> {
            if (!client.type().hasSecret()) {
                refuse("A client of this type has no secret.");
            }
            return client.withSecret(newSecret());
        });
    }

    /** Deletes a client; within {@link ApiConsole#RESTORABLE} it can be restored. */
    public void delete(String clientId) {
        var deleted = change(clientId, client -> client.withStatus(Status.DELETED));
        var ending = new Ending(clock.now(deleted.projectId()), "The client was deleted in the API Console.");
        records.endings().put(clientId, ending);
    }

    /** Disables a client. */
    public void disable(String clientId) {
        change(clientId, client -> client.withStatus(Status.DISABLED));
    }

    /**
     * Brings a deleted or disabled client back.
     *
     * @throws IllegalArgumentException if it was deleted longer than {@link ApiConsole#RESTORABLE} ago
     */
    public void restore(String clientId) {
        records.endings().find(clientId).ifPresent(deleted -> {
            var now = records.clients()
                    .find(clientId)
                    .map(client -> clock.now(client.projectId()))
                    .orElse(deleted.at());
            if (now.isAfter(deleted.at().plus(ApiConsole.RESTORABLE))) {
                refuse("The client " + clientId + " was deleted more than " + ApiConsole.RESTORABLE.toDays()
                        + " days ago and cannot be restored.");
            }
        });
        change(clientId, client -> client.withStatus(Status.ACTIVE));
        records.endings().take(clientId);
    }

    /**
     * Makes the server sign for a client under another name: {@code accounts.google.com}, which Google's id_tokens may
     * carry too, or one that the client should refuse. Nothing brings back the server's own.
     */
    public void setIssuer(String clientId, Optional<String> issuer) {
        change(clientId, client -> client.withIssuer(issuer));
    }

    private OAuthClient change(String clientId, UnaryOperator<OAuthClient> change) {
        return records.clients()
                .update(clientId, change)
                .orElseThrow(() -> new IllegalArgumentException("There is no client " + clientId + "."));
    }

    private String newSecret() {
        return "GOCSPX-FAKE-" + ids.letters(23);
    }

    /** Refuses what could not be registered, before a client is made for it. */
    static void checkOrigins(List<String> origins) {
        check(origins, JavascriptOriginRules::problem);
    }

    private static void check(List<String> uris, Function<String, Optional<String>> rules) {
        uris.forEach(uri -> rules.apply(uri).ifPresent(OAuthClients::refuse));
    }

    private static void refuse(String sentence) {
        throw new IllegalArgumentException(sentence);
    }
}
