package dev.understudy.server.model;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the app of a client is called where it is installed from, and what the console demands of it. The names of the
 * fields are Google's; their shapes are those of the stores, and the sentences are from memory.
 */
public final class AppIdRules {

    private record Rule(String label, String example, Pattern shape, String sentence) {}

    private static final Map<ClientType, Rule> RULES = Map.of(
            ClientType.ANDROID,
            new Rule(
                    "Package name",
                    "com.example.app",
                    Pattern.compile("[A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)+"),
                    "names with at least one period between them, each beginning with a letter"),
            ClientType.IOS,
            new Rule(
                    "Bundle ID",
                    "com.example.App",
                    Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+"),
                    "letters, digits and hyphens, with at least one period"),
            ClientType.CHROME,
            new Rule(
                    "Item ID",
                    "abcdefghijklmnopabcdefghijklmnop",
                    Pattern.compile("[a-p]{32}"),
                    "32 letters from a to p"),
            ClientType.UWP,
            new Rule("Store ID", "9WZDNCRFHVJL", Pattern.compile("[0-9A-Z]{12}"), "12 capital letters and digits"));

    private AppIdRules() {}

    /** The name of the field in the console; nothing for types that have none. */
    public static Optional<String> label(ClientType type) {
        return Optional.ofNullable(RULES.get(type)).map(Rule::label);
    }

    /** An example of what goes into the field. */
    public static Optional<String> example(ClientType type) {
        return Optional.ofNullable(RULES.get(type)).map(Rule::example);
    }

    /** Why an app of this type cannot be called so, in one sentence; nothing if it can. */
    public static Optional<String> problem(ClientType type, String appId) {
        var rule = RULES.get(type);
        if (rule == null) {
            return Optional.of("A client of this type belongs to no app of a store.");
        }
        return rule.shape().matcher(appId).matches()
                ? Optional.empty()
                : Optional.of(rule.label() + " must be " + rule.sentence() + ", such as " + rule.example() + ".");
    }
}
