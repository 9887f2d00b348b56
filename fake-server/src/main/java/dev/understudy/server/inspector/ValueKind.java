package dev.understudy.server.inspector;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of value travels from request to request. */
enum ValueKind {
    CODE("code", Worth.SECRET, "4/0[A-Za-z0-9_-]{10,}", "code"),
    ACCESS_TOKEN(
            "access token",
            Worth.SECRET,
            "ya29\\.[A-Za-z0-9._-]{10,}",
            "access_token",
            "accessToken",
            "oauth_token",
            "subject_token",
            "subjectToken"),
    REFRESH_TOKEN("refresh token", Worth.SECRET, "1//[A-Za-z0-9_-]{10,}", "refresh_token", "refreshToken"),
    CLIENT_SECRET("client secret", Worth.SECRET, "GOCSPX-[A-Za-z0-9_-]{6,}", "client_secret"),
    DEVICE_CODE("device code", Worth.SECRET, "AH-1[A-Za-z0-9_-]{10,}", "device_code"),
    API_KEY("API key", Worth.SECRET, "AIza[A-Za-z0-9_-]{10,}", "key", "X-Goog-Api-Key"),
    JWT(
            "JWT",
            Worth.SECRET,
            "eyJ[A-Za-z0-9_=-]+\\.[A-Za-z0-9_=-]+\\.[A-Za-z0-9_=-]*",
            "id_token",
            "assertion",
            "id_token_hint",
            "signedJwt"),
    PRIVATE_KEY("private key", Worth.SECRET, "", "private_key"),
    CREDENTIALS("client id and secret", Worth.SECRET, ""),
    STATE("state", Worth.SECRET, "", "state"),
    NONCE("nonce", Worth.SECRET, "", "nonce"),
    VERIFIER("code verifier", Worth.SECRET, "", "code_verifier"),
    CHALLENGE("code challenge", Worth.PUBLIC, "", "code_challenge"),
    USER_CODE("user code", Worth.SECRET, "", "user_code"),
    PAGE("page id", Worth.SECRET, "", "part", "authError"),
    COOKIE("cookie", Worth.SECRET, ""),
    CLIENT("client id", Worth.PUBLIC, "", "client_id"),
    REDIRECT("redirect URI", Worth.PUBLIC, "", "redirect_uri"),
    ACCOUNT("account", Worth.PUBLIC, "", "account", "identifier", "login_hint");

    /** Whether whoever knows it can do something with it. */
    enum Worth {
        SECRET,
        PUBLIC
    }

    private final String label;
    private final Worth worth;
    private final Pattern shape;
    private final Pattern names;

    ValueKind(String label, Worth worth, String shape, String... names) {
        this.label = label;
        this.worth = worth;
        // The empty shape fits nowhere.
        this.shape = Pattern.compile(shape.isEmpty() ? "(?!)" : "(?<![A-Za-z0-9])" + shape);
        this.names = Pattern.compile(names.length == 0 ? "(?!)" : String.join("|", names), Pattern.CASE_INSENSITIVE);
    }

    /** The kind of a parameter or header of this name. */
    static Optional<ValueKind> ofParameter(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.names.matcher(name).matches())
                .findFirst();
    }

    /** The kind of a member of a JSON body: there, {@code code}, {@code state} and {@code key} mean other things. */
    static Optional<ValueKind> ofMember(String name) {
        return ofParameter(name).filter(kind -> kind != CODE && kind != STATE && kind != API_KEY && kind != ACCOUNT);
    }

    /** Where in a text something has the shape that Google gives to this kind. */
    Pattern shape() {
        return shape;
    }

    boolean isSecret() {
        return worth == Worth.SECRET;
    }

    /** The word by which the page calls it. */
    String label() {
        return label;
    }

    /** The name by which the page's code knows it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
