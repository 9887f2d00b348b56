package dev.understudy.junit;

import dev.understudy.server.Scenarios;
import dev.understudy.server.model.ApiKey;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of a world that can live beside the original: every account, project, client and key of it is another one.
 * {@code ada@example.com} becomes {@code ada.t17@example.com}, the project {@code shop} becomes {@code shop-t17}.
 *
 * @param scenario the copy
 * @param names every name of the original that was changed, and what it is in the copy
 */
record WorldCopy(Scenario scenario, Map<String, String> names) {

    WorldCopy {
        names = Map.copyOf(names);
    }

    /** The copy of this number. */
    static WorldCopy of(Scenario original, int number) {
        var names = new LinkedHashMap<String, String>();
        original.users().stream().map(User::email).forEach(email -> names.put(email, address(email, number)));
        original.users().stream().map(User::sub).forEach(sub -> names.put(sub, digits(sub, number)));
        original.projects().stream().map(Project::id).forEach(id -> names.put(id, id + "-t" + number));
        original.projects().stream().map(Project::number).forEach(id -> names.put(id, digits(id, number)));
        original.projects().stream()
                .flatMap(project -> project.apiKeys().stream())
                .map(ApiKey::key)
                .forEach(key -> names.put(key, "AIzaFAKE-t" + number + "-" + key.substring(key.length() / 2)));
        original.serviceAccounts().stream()
                .map(ServiceAccount::uniqueId)
                .forEach(id -> names.put(id, digits(id, number)));
        String copy = Scenarios.write(original);
        for (var name : names.entrySet()) {
            // Only as a whole word, so that no name is changed that merely contains another.
            copy = Pattern.compile("(?<![A-Za-z0-9.+_-])" + Pattern.quote(name.getKey()) + "(?![A-Za-z0-9_])")
                    .matcher(copy)
                    .replaceAll(Matcher.quoteReplacement(name.getValue()));
        }
        return new WorldCopy(Scenarios.parse("the copy of a world", copy), names);
    }

    /** The name in the copy of what has this name in the original, or was added to the copy under it. */
    String name(String original) {
        return names.getOrDefault(original, original);
    }

    private static String address(String email, int number) {
        int at = email.lastIndexOf('@');
        return email.substring(0, at) + ".t" + number + email.substring(at);
    }

    /** Marked as a fake's by its first digits, unlike any other by the next, and still recognisable by the last. */
    private static String digits(String original, int number) {
        return "999" + String.format("%05d", number % 100_000) + original.substring(8);
    }
}
