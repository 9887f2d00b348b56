package dev.understudy.lessons.shell;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** What every lesson's session begins with, imported statically. */
public final class Verbs {

    /** The fake and its controls. */
    public static final Lab lab = new Lab();

    /** Ada, whom the lessons follow. */
    public static final Visitor ada = new Visitor(Setting.ofWorld("ada"));

    /** Mallory, who has no good intentions. */
    public static final Visitor mallory = new Visitor(Setting.ofWorld("mallory"));

    /** Grace, who belongs to the Workspace domain. */
    public static final Visitor grace = new Visitor(Setting.ofWorld("grace"));

    /** A desktop app from before 2022. */
    public static final App desktop = App.named("desktop");

    /** A desktop app of today. */
    public static final App today = App.named("today");

    /** A web app. */
    public static final App web = App.named("web");

    /** An app on a television. */
    public static final App tv = App.named("tv");

    /** The API Console. */
    public static final Console console = new Console();

    /** The administrator of the Workspace domain. */
    public static final Admin admin = new Admin();

    /** A service account. */
    public static final Robot robot = new Robot();

    private Verbs() {}

    /** GET of a path at the fake, or of a whole URL. */
    public static Reply get(String path) {
        return Reply.of(Web.send(Web.to(at(path)).build()));
    }

    /** GET with an access token in the Authorization header. */
    public static Reply get(String path, String accessToken) {
        return Reply.of(Web.send(Web.to(at(path))
                .header("Authorization", "Bearer " + accessToken)
                .build()));
    }

    /** POST of a form. */
    public static Reply post(String path, Map<String, String> form) {
        return Reply.of(Web.send(Web.post(at(path), Web.encode(form)).build()));
    }

    /** POST of a JSON body with an access token. */
    public static Reply post(String path, String accessToken, String json) {
        var request = Web.to(at(path))
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return Reply.of(Web.send(request.build()));
    }

    /** A token request: POST of a form to the token endpoint (RFC 6749 section 3.2). */
    public static Reply token(Map<String, String> form) {
        return post("/token", form);
    }

    /** Writes an authorization URL (RFC 6749 section 4.1.1) for somebody's browser. */
    public static URI authorize(Map<String, String> parameters) {
        return URI.create(Setting.URL.value() + "/o/oauth2/v2/auth?" + Web.encode(parameters));
    }

    /**
     * A parameter of a URL, decoded.
     *
     * @throws IllegalArgumentException if it is not there
     */
    public static String param(URI url, String name) {
        return Web.parameter(url, name)
                .orElseThrow(() -> new IllegalArgumentException("no parameter " + name + " in " + url));
    }

    /** A new code verifier: 43 random characters (RFC 7636 section 4.1). */
    public static String newVerifier() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The S256 challenge of a verifier: its SHA-256 in base64url (RFC 7636 section 4.2). */
    public static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Says that a step's own lines have run: from here on it counts. For scripts of the stock jshell. */
    public static void begin() {
        lab.say("begin");
    }

    /** As {@code :show}. */
    public static void show() {
        lab.say(":show");
    }

    /** As {@code :hint}. */
    public static void hint() {
        lab.say(":hint");
    }

    /** As {@code :check}. */
    public static void check() {
        lab.say(":check");
    }

    /** As {@code :solution}. */
    public static void solution() {
        lab.say(":solution");
    }

    /** As {@code :next}. */
    public static void next() {
        lab.say(":next");
    }

    /** As {@code :back}. */
    public static void back() {
        lab.say(":back");
    }

    /** As {@code :reset}. */
    public static void reset() {
        lab.say(":reset");
    }

    /** As {@code :goto}: {@code goTo("05.2")}. */
    public static void goTo(String place) {
        lab.say(":goto " + place);
    }

    /** As {@code :list}. */
    public static void list() {
        lab.say(":list");
    }

    /** As {@code :diagram}. */
    public static void diagram() {
        lab.say(":diagram");
    }

    /** As {@code :curl}. */
    public static void curl() {
        lab.say(":curl");
    }

    /** As {@code :edit}. */
    public static void edit() {
        lab.say(":edit");
    }

    /** As {@code :break}: {@code breakIt(1)}. */
    public static void breakIt(int mistake) {
        lab.say(":break " + mistake);
    }

    /** As {@code :exchanges}. */
    public static void exchanges() {
        lab.say(":exchanges");
    }

    /** As {@code :time}: {@code time("+11m")}. */
    public static void time(String by) {
        lab.time(by);
    }

    /** As {@code :trip}: {@code trip("503 token")}. */
    public static void trip(String fault) {
        lab.trip(fault);
    }

    private static URI at(String path) {
        return URI.create(path.startsWith("http") ? path : Setting.URL.value() + path);
    }
}
