package dev.understudy.server.malformed;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Robot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Names that the server knows and values that it should not trip over. */
final class Nasty {

    /** The names of parameters and members. */
    private static final List<String> NAMES = List.of(
            ("access_token access_type account acknowledgeAbuse addParents alt api approval_prompt assertion audience"
                            + " authError authuser client_id client_secret code code_challenge code_challenge_method code_verifier"
                            + " decision delegates device_code device_id end eventId fields fileId filter format grant_type hd id"
                            + " id_token_hint identifier include_granted_scopes includeEmail instance key labelIds lifetime"
                            + " login_hint max_age maxResults mimeType name nonce orderBy pageSize pageToken parents payload"
                            + " personFields prettyPrint project prompt q recursive redirect_uri refresh_token removeParents"
                            + " request requestMask.includeField response_mode response_type scope scopes singleEvents spaces"
                            + " start state subject_token subject_token_type summary syncToken timeMax timeMin timeZone token"
                            + " token_type_hint updatedMin uploadType upload_id user_code version")
                    .split(" "));

    /** Values that some parameter takes. */
    private static final List<String> KNOWN = List.of(
            DemoWorld.WEB.id(),
            DemoWorld.WEB.secret().orElseThrow(),
            DemoWorld.DESKTOP.id(),
            DemoWorld.TV.id(),
            "http://localhost:8080/",
            "urn:ietf:wg:oauth:2.0:oob",
            "authorization_code",
            "refresh_token",
            "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "urn:ietf:params:oauth:grant-type:device_code",
            "urn:ietf:params:oauth:grant-type:token-exchange",
            "urn:ietf:params:oauth:token-type:jwt",
            "//iam.googleapis.com/projects/999000000001/locations/global/workloadIdentityPools/pool/providers/provider",
            "openid email",
            "https://www.googleapis.com/auth/drive",
            "code id_token",
            "form_post",
            "none",
            "S256",
            "offline",
            "media",
            "multipart",
            "resumable",
            "name contains 'a' and not trashed",
            "modifiedTime desc,name",
            "files(id,owners/emailAddress)",
            "names,emailAddresses",
            "2026-11-21T10:00:00Z",
            "Europe/Berlin",
            "ada@example.com",
            "demo-ada-todo",
            "primary",
            "true",
            "3600s");

    private static final List<String> BROKEN = List.of(
            "",
            "\0",
            "\r\nSet-Cookie: a=b",
            "\t",
            "'",
            "\"",
            "\\",
            "(((((((((((((((((",
            "not not not not",
            "a'b\\",
            "*",
            "a/b(c",
            ",,,,",
            "../../etc/passwd",
            "http://",
            "http://[::1",
            "http://localhost:99999/",
            "http://%zz/",
            "//[",
            "javascript:alert(1)",
            "<script>alert(1)</script>",
            "-1",
            "0",
            "99999999999999999999999999",
            "1e999",
            "NaN",
            "9999-99-99T99:99:99Z",
            "+999999999-12-31T23:59:59Z",
            "0000-00-00",
            "PT1S",
            "99999999s",
            "\uD83D\uDE00",
            "\u202Egnp.exe",
            "\uFFFF",
            "\uD800",
            "null",
            "[]",
            "{}",
            "{\"a\":",
            "a.b.c",
            "..",
            "Bearer",
            "=",
            "%",
            "%00",
            "${7*7}");

    private final List<String> tokens = new ArrayList<>();
    private final Random random;

    /** Values drawn from this source; the tokens are known to the server. */
    Nasty(List<String> tokens, Random random) {
        this.tokens.addAll(tokens);
        this.random = random;
    }

    /** JWTs with a good signature and claims as they should not be. */
    static List<String> assertions(Robot robot) {
        List<Object> values = List.of(
                "",
                "x",
                -1,
                0,
                Long.MAX_VALUE,
                Double.MAX_VALUE,
                1.5,
                true,
                List.of(),
                List.of("a", 1),
                Map.of("a", "b"));
        var all = new ArrayList<String>();
        for (String claim : List.of("iss", "sub", "aud", "exp", "iat", "nbf", "scope", "target_audience")) {
            for (Object value : values) {
                Map<String, Object> claims = new LinkedHashMap<>(robot.claims(Instant.now()));
                claims.put(claim, value);
                all.add(robot.sign(claims));
            }
        }
        all.add(robot.sign(Map.of("alg", "none"), robot.claims(Instant.now())));
        all.add(robot.sign(Map.of("alg", "RS256", "kid", 7, "crit", List.of("b64")), robot.claims(Instant.now())));
        var bare = Base64.getUrlEncoder().withoutPadding();
        all.add(robot.sign(bare, "[".repeat(5_000), "{}"));
        all.add(robot.sign(bare, "{\"alg\":\"RS256\"}", "[]"));
        all.add(robot.sign(bare, "{\"alg\":\"RS256\"}", "{\"exp\":1e999,\"iat\":-1e999}"));
        return all;
    }

    String name() {
        return random.nextInt(12) == 0 ? value() : pick(NAMES);
    }

    String value() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> pick(KNOWN);
            case 4, 5, 6 -> pick(BROKEN);
            case 7 -> pick(tokens);
            case 8 -> mutated(random.nextBoolean() ? pick(KNOWN) : pick(tokens));
            default -> text(random.nextInt(40));
        };
    }

    String token() {
        return pick(tokens);
    }

    /** A text in which one place is not what it was. */
    String mutated(String text) {
        int at = random.nextInt(text.length() + 1);
        String middle = switch (random.nextInt(4)) {
            case 0 -> pick(BROKEN);
            case 1 -> text(1);
            case 2 -> text.substring(0, at);
            default -> "";
        };
        return text.substring(0, at) + middle + text.substring(Math.min(text.length(), at + random.nextInt(3)));
    }

    /** Text of any characters, halves of pairs among them. */
    private String text(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(0x80)));
        }
        return text.toString();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The bytes of a text, of which now and then one is no UTF-8. */
    byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(6) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
