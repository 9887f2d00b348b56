package dev.understudy.server.token;

import dev.understudy.server.testing.Robot;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hand-made tokens that each break one of the rules J1 to J14 of a careful verifier. */
final class HostileTokens {

    private static final Base64.Encoder BARE = Base64.getUrlEncoder().withoutPadding();
    private static final String CLAIMS = "{\"iss\":\"me\"}";

    private final Robot robot;
    private final RSAPublicKey key;
    private final int port;

    /**
     * Tokens of a robot.
     *
     * @param key its public key
     * @param port where headers want keys to be fetched from
     */
    HostileTokens(Robot robot, RSAPublicKey key, int port) {
        this.robot = robot;
        this.key = key;
        this.port = port;
    }

    record Row(String name, String token) {
        @Override
        public String toString() {
            return name;
        }
    }

    List<Row> all() throws Exception {
        return Stream.of(algorithms(), confusion(), headers(), segments(), json(), sizes())
                .flatMap(List::stream)
                .toList();
    }

    /** J1, J2, J12: only RS256 is believed, whatever the header says. */
    private List<Row> algorithms() {
        var rows = new ArrayList<Row>();
        for (String alg : List.of(
                "none",
                "None",
                "NONE",
                "nOnE",
                "none ",
                "",
                " RS256",
                "RS256 ",
                "rs256",
                "Rs256",
                "RS384",
                "RS512",
                "PS256",
                "PS384",
                "PS512",
                "ES256",
                "ES384",
                "ES512",
                "ES256K",
                "EdDSA",
                "HS256",
                "HS384",
                "HS512",
                "RSA",
                "RSA1_5",
                "RSA-OAEP",
                "dir",
                "A128KW",
                "null",
                "../RS256",
                "RS256\u0000",
                "RS256,none")) {
            rows.add(row("alg " + alg.replace("\u0000", "NUL"), robot.sign(Map.of("alg", alg), Map.of("iss", "me"))));
        }
        String unsigned = BARE.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + BARE.encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8)) + ".";
        rows.add(row("none, no signature", unsigned));
        rows.add(row("RS256, no signature", unsign(robot.sign(Map.of("iss", "me")))));
        rows.add(row("no alg", robot.sign(Map.of("typ", "JWT"), Map.of())));
        for (String literal : List.of("null", "1", "true", "[\"RS256\"]", "{\"a\":\"RS256\"}")) {
            rows.add(row("alg is " + literal, sign("{\"alg\":" + literal + "}", CLAIMS)));
        }
        for (int zeros : List.of(0, 1, 64, 71, 132, 255, 256, 257)) {
            rows.add(row("a signature of " + zeros + " zeros", resign(new byte[zeros])));
        }
        return rows;
    }

    /** J3: the public key, in any form, is no secret to make an HMAC with. */
    private List<Row> confusion() throws Exception {
        var rows = new ArrayList<Row>();
        String pem = X509.pem("PUBLIC KEY", key.getEncoded());
        var secrets = Map.of(
                "PEM", pem.getBytes(StandardCharsets.UTF_8),
                "PEM without its last newline", pem.strip().getBytes(StandardCharsets.UTF_8),
                "DER", key.getEncoded(),
                "modulus", key.getModulus().toByteArray(),
                "base64", KeyMaterial.text(key).getBytes(StandardCharsets.UTF_8),
                "key id", robot.file().keyId().getBytes(StandardCharsets.UTF_8));
        for (var secret : secrets.entrySet()) {
            for (String alg : List.of("HS256", "RS256")) {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getValue(), "HmacSHA256"));
                String input = BARE.encodeToString(("{\"alg\":\"" + alg + "\"}").getBytes(StandardCharsets.UTF_8)) + "."
                        + BARE.encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8));
                byte[] tag = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
                rows.add(row(alg + " with the " + secret.getKey(), input + "." + BARE.encodeToString(tag)));
            }
        }
        return rows;
    }

    /** J4, J6: keys that the token brings along, and extensions; all with a signature that another key made. */
    List<Row> headers() {
        var url = "http://127.0.0.1:" + port + "/keys";
        var rows = new ArrayList<Row>();
        for (var member : Map.<String, Object>of(
                        "jku",
                        url,
                        "x5u",
                        url,
                        "jwk",
                        Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB"),
                        "x5c",
                        List.of("AAAA"),
                        "x5t",
                        "AAAA",
                        "kid",
                        "../../dev/null",
                        "zip",
                        "DEF",
                        "cty",
                        "JWT")
                .entrySet()) {
            var header = new LinkedHashMap<String, Object>(Map.of("alg", "RS256"));
            header.put(member.getKey(), member.getValue());
            rows.add(row("foreign, with " + member.getKey(), damage(robot.sign(header, Map.of("iss", "me")))));
        }
        for (String kid : List.of("' or 1=1", "/etc/passwd", url, "a".repeat(300), "%2e%2e", "key\u0000", "*", "|id")) {
            rows.add(row(
                    "foreign, kid "
                            + kid.substring(0, Math.min(12, kid.length())).replace("\u0000", "NUL"),
                    damage(robot.sign(Map.of("alg", "RS256", "kid", kid), Map.of("iss", "me")))));
        }
        for (String crit : List.of(
                "[]",
                "[\"x\"]",
                "[\"b64\"]",
                "[\"exp\"]",
                "[\"alg\"]",
                "\"x\"",
                "null",
                "{}",
                "[1]",
                "[\"b64\",\"b64\"]")) {
            rows.add(row(
                    "crit " + crit, sign("{\"alg\":\"RS256\",\"b64\":false,\"x\":1,\"crit\":" + crit + "}", CLAIMS)));
        }
        return rows;
    }

    /** J7, J13: three segments of canonical base64url and nothing else. */
    private List<Row> segments() {
        String good = robot.sign(Map.of("iss", "me"));
        String[] parts = good.split("\\.");
        var rows = new ArrayList<Row>();
        Map.<String, String>ofEntries(
                        Map.entry("one segment", parts[0]),
                        Map.entry("two segments", parts[0] + "." + parts[1]),
                        Map.entry("four segments", good + ".AAAA"),
                        Map.entry("five segments", good + ".AAAA.AAAA"),
                        Map.entry("a dot at the end", good + "."),
                        Map.entry("a dot at the beginning", "." + good),
                        Map.entry("two dots", parts[0] + ".." + parts[1] + "." + parts[2]),
                        Map.entry("only dots", ".."),
                        Map.entry("nothing", ""),
                        Map.entry("a space at the end", good + " "),
                        Map.entry("a space at the beginning", " " + good),
                        Map.entry("a newline at the end", good + "\n"),
                        Map.entry("a newline within", parts[0] + ".\n" + parts[1] + "." + parts[2]),
                        Map.entry("a NUL at the end", good + "\u0000"),
                        Map.entry("padding", good + "="),
                        Map.entry("much padding", good + "===="),
                        Map.entry("padding within", parts[0] + "=." + parts[1] + "." + parts[2]),
                        Map.entry("the other alphabet", parts[0] + "." + parts[1] + ".+/" + parts[2].substring(2)),
                        Map.entry("a percent sign", parts[0] + "." + parts[1] + ".%41" + parts[2].substring(1)),
                        Map.entry("a question mark", parts[0] + "?." + parts[1] + "." + parts[2]),
                        Map.entry("a hash", parts[0] + "#." + parts[1] + "." + parts[2]),
                        Map.entry("full-width letters", parts[0] + "." + parts[1] + ".\uFF21" + parts[2].substring(1)),
                        Map.entry("a letter too many", good + "A"),
                        Map.entry("a letter too few", good.substring(0, good.length() - 1)),
                        Map.entry("unused bits set", unusedBits(good)),
                        Map.entry("header and claims exchanged", parts[1] + "." + parts[0] + "." + parts[2]),
                        Map.entry(
                                "the JSON serialisation",
                                "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\""
                                        + parts[2] + "\"}"),
                        Map.entry("nested", sign("{\"alg\":\"RS256\",\"cty\":\"JWT\"}", good)))
                .forEach((name, token) -> rows.add(row(name, token)));
        return rows;
    }

    /** J8: header and claims are strict JSON objects. */
    private List<Row> json() {
        var rows = new ArrayList<Row>();
        for (String header : List.of(
                "{\"alg\":\"RS256\",\"alg\":\"RS256\"}",
                "{\"alg\":\"RS256\",\"alg\":\"none\"}",
                "{\"alg\":\"RS256\"}{}",
                "{\"alg\":\"RS256\",}",
                "{'alg':'RS256'}",
                "{alg:\"RS256\"}",
                "[\"RS256\"]",
                "\"RS256\"",
                "null",
                "/**/{\"alg\":\"RS256\"}",
                "\uFEFF{\"alg\":\"RS256\"}",
                "{\"alg\":\"RS256\"")) {
            rows.add(row("header " + header.replace("\uFEFF", "BOM"), sign(header, CLAIMS)));
        }
        for (String claims : List.of(
                "{\"iss\":\"a\",\"iss\":\"b\"}",
                "[]",
                "\"x\"",
                "null",
                "1",
                "{\"a\":NaN}",
                "{\"a\":1",
                "{}{}",
                "{\"a\":01}",
                "[".repeat(1000),
                "{\"a\":".repeat(50) + "1" + "}".repeat(50),
                "{\"a\":" + "9".repeat(40) + "}")) {
            rows.add(row(
                    "claims " + claims.substring(0, Math.min(24, claims.length())),
                    sign("{\"alg\":\"RS256\"}", claims)));
        }
        return rows;
    }

    /** J14: nothing longer than 16 KB is looked at. */
    private List<Row> sizes() {
        return Stream.of(16, 64, 1024)
                .map(kilobytes -> row(kilobytes + " KB", robot.sign(Map.of("iss", "a".repeat(kilobytes * 1024)))))
                .toList();
    }

    private String sign(String header, String claims) {
        return robot.sign(BARE, header, claims);
    }

    private static String unsign(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private String resign(byte[] signature) {
        return unsign(robot.sign(Map.of("iss", "me"))) + BARE.encodeToString(signature);
    }

    /** The signature with one bit turned, as if another key had made it. */
    private static String damage(String token) {
        String[] parts = token.split("\\.");
        byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
        signature[100] ^= 1;
        return parts[0] + "." + parts[1] + "." + BARE.encodeToString(signature);
    }

    /** 256 bytes leave four unused bits in the last letter. */
    private static String unusedBits(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = token.charAt(token.length() - 1);
        return token.substring(0, token.length() - 1) + alphabet.charAt(alphabet.indexOf(last) | 1);
    }

    private static Row row(String name, String token) {
        return new Row(name, token);
    }
}
