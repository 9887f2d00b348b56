package dev.understudy.server.store;

import dev.understudy.server.model.ApiKey;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Resource;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.User;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A copy of a world that can live beside the original: every account, project, client and key of it is another one.
 * {@code ada@example.com} becomes {@code ada.t17@example.com}, the project {@code shop} becomes {@code shop-t17}.
 *
 * @param scenario the copy
 * @param renaming every name of the original that was changed, and what it is in the copy
 */
public record WorldCopy(Scenario scenario, Renaming renaming) {

    /** How many copies of one world can be told apart. */
    public static final int MOST = 100_000;

    /** How many digits of a copy's number are the copy's own. */
    private static final int PREFIX = 8;

    /** The copy of this number. Domains stay as they are: an app may be configured for one. */
    public static WorldCopy of(Scenario original, int number) {
        return of(original, "t" + number, number, new LinkedHashMap<>());
    }

    /**
     * A copy that shares nothing with the others, domains and secrets included: {@code grace@example.org} becomes {@code
     * grace@ada.example.org}.
     *
     * @param tag lower-case letters and digits that no other copy has
     * @param number that no other copy has, below {@link #MOST}
     * @param secrets makes a client's secret from its id in the original
     */
    public static WorldCopy apart(Scenario original, String tag, int number, UnaryOperator<String> secrets) {
        var names = new LinkedHashMap<String, String>();
        for (User user : original.users()) {
            user.hostedDomain().ifPresent(domain -> names.put(domain, tag + "." + domain));
            names.put(user.email(), elsewhere(user.email(), tag));
        }
        for (OAuthClient client : original.clients()) {
            client.secret().ifPresent(secret -> names.put(secret, secrets.apply(client.id())));
        }
        for (ServiceAccount account : original.serviceAccounts()) {
            String project = account.projectId();
            names.put(account.email(), account.email().replace("@" + project, "@" + project + "-" + tag));
        }
        for (Resource resource : original.resources()) {
            if (resource.owner().isEmpty() || resource.owner().contains("/")) {
                continue;
            }
            names.computeIfAbsent(
                    resource.owner(), owner -> owner.contains("@") ? elsewhere(owner, tag) : owner + "-" + tag);
            if (resource.collection().equals("drive.files")) {
                // A file that is shared with everybody is found by its id alone.
                names.put(resource.id(), resource.id() + "-" + tag);
            }
        }
        return of(original, tag, number, names);
    }

    private static WorldCopy of(Scenario original, String tag, int number, Map<String, String> names) {
        original.users().stream()
                .map(User::email)
                .forEach(email -> names.computeIfAbsent(email, same -> address(email, tag)));
        original.projects().stream().map(Project::id).forEach(id -> names.put(id, id + "-" + tag));
        Stream.of(
                        original.users().stream().map(User::sub),
                        original.projects().stream().map(Project::number),
                        original.serviceAccounts().stream().map(ServiceAccount::uniqueId))
                .flatMap(ids -> ids)
                .forEach(id -> names.put(id, digits(id, number)));
        original.projects().stream()
                .flatMap(project -> project.apiKeys().stream())
                .map(ApiKey::key)
                .forEach(key -> names.put(key, "AIzaFAKE-" + tag + "-" + key.substring(key.length() / 2)));
        var renaming = new Renaming(names);
        String copy = renaming.in(ScenarioFile.write(original));
        return new WorldCopy(ScenarioFile.parse("the copy of a world", copy), renaming);
    }

    /** The name in the copy of what has this name in the original, or was added to the copy under it. */
    public String name(String original) {
        return renaming.of(original);
    }

    private static String address(String email, String tag) {
        int at = email.lastIndexOf('@');
        return email.substring(0, at) + "." + tag + email.substring(at);
    }

    private static String elsewhere(String email, String tag) {
        return email.replaceFirst("@(?=[^@]*$)", "@" + tag + ".");
    }

    /** Marked as a fake's by its first digits, unlike any other by the next, and still recognisable by the last. */
    private static String digits(String original, int number) {
        String last = original.length() > PREFIX ? original.substring(PREFIX) : original;
        return "999" + String.format(Locale.ROOT, "%05d", number % MOST) + last;
    }
}
