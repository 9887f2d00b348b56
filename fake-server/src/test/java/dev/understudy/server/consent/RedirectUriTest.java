package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.Params;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {

    private static final String REGISTERED = "http://localhost:8080/oauth2callback";
    private static final int CASES = 20_000;
    private final RedirectRules rules = new RedirectRules(Profile.GOOGLE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:53682/",
                "http://127.0.0.1",
                "http://localhost:8080",
                "http://[::1]:49152/oauth2/callback",
                "http://localhost/auth?tenant=7",
                "http://127.0.0.1:1/?x"
            })
    void a_desktop_client_may_use_any_port_and_path_of_loopback(String uri) {
        assertThatCode(() -> rules.delivery(DemoWorld.DESKTOP_TODAY, uri, Params.NONE))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("detours")
    void no_detour_gets_past_the_redirect_rules(String uri) {
        assertThatThrownBy(() -> rules.delivery(DemoWorld.DESKTOP_TODAY, uri, Params.NONE))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> rules.delivery(DemoWorld.WEB, uri, Params.NONE))
                .isInstanceOf(Refusal.class);
    }

    /** Every way of naming a foreign host that was ever seen to fool a prefix, suffix or parser check. */
    static Stream<String> detours() {
        var patterns = List.of(
                "http://localhost:8080@%s/",
                "http://localhost:8080:pw@%s/",
                "http://%s/http://localhost:8080/",
                "http://localhost.%s/",
                "http://localhost:8080.%s/",
                "http://127.0.0.1.%s/",
                "http://%s\\@localhost/",
                "http://localhost\\@%s/",
                "http:\\\\%s\\",
                "//%s/",
                "///%s",
                "////%s/",
                "https:%s",
                "http:/%s",
                "http:///%s/",
                "http://localhost%%2F@%s/",
                "http://localhost%%00.%s/",
                "http://localhost\u0000.%s/",
                "http://localhost\t.%s/",
                "http://localhost\n@%s/",
                "http://localhost\r\nLocation: http://%s/",
                "http://localhost #@%s/",
                "http://localhost#@%s/",
                "http://localhost?@%s/#",
                "http://%s#localhost",
                "http://%s?localhost",
                "http://%s;localhost/",
                "javascript://localhost/%%0aalert('%s')",
                "data:text/html,%s",
                "vbscript:%s",
                "file://localhost/%s",
                "ftp://localhost/%s",
                "HTTP://LOCALHOST@%s/",
                "http://lоcalhost/%s",
                "http://localhost。%s/",
                "http://①②⑦.0.0.1@%s/",
                "http://[::1]@%s/",
                "http://[::1].%s/",
                "http://[::ffff:127.0.0.1]@%s/",
                "http://localhost:80a@%s/",
                "http://localhost:999999/%s",
                "http://localhost:0/%s",
                "http://localhost:-1/%s",
                "jar:http://%s!/");
        var hosts = List.of(
                "evil.example",
                "evil.example:8080",
                "EVIL.example",
                "evil%2Eexample",
                "xn--evil.example",
                "93.184.216.34",
                "0x5db8d822",
                "1572395042",
                "[2606:2800:220:1::1]",
                "user@evil.example",
                "evil.example/oauth2callback",
                "evil.example?http://localhost:8080/oauth2callback");
        return patterns.stream().flatMap(pattern -> hosts.stream().map(host -> pattern.formatted(host)));
    }

    @Test
    void a_web_clients_uri_matches_character_by_character() {
        var random = new Random(20261121);
        for (int i = 0; i < CASES; i++) {
            var mutant = new StringBuilder(REGISTERED);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(mutant.length());
                char character = (char) (random.nextInt(20) == 0 ? random.nextInt(0x3000) : 0x21 + random.nextInt(94));
                switch (random.nextInt(3)) {
                    case 0 -> mutant.insert(at, character);
                    case 1 -> mutant.deleteCharAt(at);
                    default -> mutant.setCharAt(at, character);
                }
            }
            String uri = mutant.toString();
            if (!DemoWorld.WEB.redirectUris().contains(uri) && !uri.isEmpty()) {
                assertThatThrownBy(() -> rules.delivery(DemoWorld.WEB, uri, Params.NONE))
                        .as(uri)
                        .isInstanceOf(Refusal.class);
            }
        }
    }

    @Test
    void whatever_a_desktop_client_may_use_leads_to_this_machine() {
        var random = new Random(20261122);
        String alphabet = "localhost127.0.0.1[::1]:8080/?#@\\%2f\t\n evil.example;&=";
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            var uri = new StringBuilder(random.nextBoolean() ? "http://localhost" : "http://127.0.0.1");
            for (int length = random.nextInt(12); length > 0; length--) {
                uri.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (Loopback.matches(uri.toString())) {
                accepted++;
                var parsed = URI.create(
                        uri.toString().replaceAll("%(?![0-9a-fA-F]{2})", "%25").replaceAll("[\\[\\]]", "_"));
                assertThat(parsed.getHost()).as(uri.toString()).isIn("localhost", "127.0.0.1");
                assertThat(parsed.getUserInfo()).as(uri.toString()).isNull();
            }
        }
        assertThat(accepted).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/cb, http://localhost:8080/cb?code=1",
        "http://localhost:8080/cb?a=1, http://localhost:8080/cb?a=1&code=1",
        "http://localhost:8080/cb?, http://localhost:8080/cb?code=1",
        "http://localhost:8080, http://localhost:8080?code=1"
    })
    void a_query_of_the_redirect_uri_is_kept(String uri, String location) {
        var reply = new Redirect(uri, ResponseMode.QUERY).deliver(Answer.empty().with("code", "1"), DemoWorld.WEB);

        assertThat(reply.headers().find("Location")).contains(location);
        assertThat(reply.status()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/cb, http://localhost:* http://127.0.0.1:*",
        "http://localhost, http://localhost:* http://127.0.0.1:*",
        "http://localhost.example.com/cb, http://localhost.example.com",
        "https://app.example.com/cb?x, https://app.example.com",
        "http://[::1]:8080/, http:",
        "com.example.app:/oauth2redirect, com.example.app:"
    })
    void the_policy_lets_forms_lead_to_the_client(String uri, String source) {
        assertThat(new Redirect(uri, ResponseMode.QUERY).formTarget()).isEqualTo(source);
    }
}
