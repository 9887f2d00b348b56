package dev.understudy.server.store;

import dev.understudy.server.model.ClientType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The ids and secrets that a scenario leaves out: derived from names, so the same at every start, and marked as fake. */
final class ScenarioFileDefaults {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private ScenarioFileDefaults() {}

    /** A user or service account id: 21 digits that begin with 999. */
    static String accountId(String email) {
        return "999" + digits("account " + email, 18);
    }

    /** A project number: 12 digits that begin with 999. */
    static String projectNumber(String projectId) {
        return "999" + digits("project " + projectId, 9);
    }

    static String clientId(String projectNumber, ClientType type, String name) {
        return projectNumber + "-" + letters("client " + type + " " + name, 32) + ".apps.googleusercontent.com";
    }

    static String clientSecret(String clientId) {
        return "GOCSPX-FAKE-" + letters("secret " + clientId, 23);
    }

    /** An API key: {@code AIza} and 35 characters. */
    static String apiKey(String projectId, String name) {
        return "AIzaFAKE-" + letters("key " + projectId + " " + name, 30);
    }

    static String resourceId(String collection, String owner, String fields) {
        return "fake-" + letters(collection + " " + owner + " " + fields, 28);
    }

    private static String digits(String seed, int length) {
        return number(seed)
                .mod(BigInteger.TEN.pow(length))
                .add(BigInteger.TEN.pow(length))
                .toString()
                .substring(1);
    }

    private static String letters(String seed, int length) {
        var letters = new StringBuilder();
        var rest = number(seed);
        var base = BigInteger.valueOf(ALPHABET.length());
        for (int i = 0; i < length; i++) {
            letters.append(ALPHABET.charAt(rest.mod(base).intValue()));
            rest = rest.divide(base);
        }
        return letters.toString();
    }

    private static BigInteger number(String seed) {
        try {
            return new BigInteger(
                    1, MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
