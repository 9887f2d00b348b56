package dev.understudy.server.lab.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.lab.AdviceRule;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Severity;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Project;
import dev.understudy.server.testing.Worlds;
import dev.understudy.server.wire.Params;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the advice: an app that breaks it is told so, one that comes near is not. */
class AdviceTest {

    @AutoClose
    private static App app;

    @BeforeAll
    static void start() {
        app = new App();
    }

    @BeforeEach
    void begin() {
        app.begin();
    }

    static List<Case> cases() {
        return Stream.of(RequestCases.ALL, CodeCases.ALL, TokenCases.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void breaking_the_rule_is_found(Case one) throws Exception {
        one.breaks().happen(app);

        assertThat(app.found()).contains(one.rule());
        for (Finding finding : app.findings()) {
            assertThat(finding.what()).isNotEmpty();
            assertThat(finding.exchanges()).isNotEmpty().isSorted().doesNotHaveDuplicates();
            assertThat(finding.exchanges())
                    .allSatisfy(number -> assertThat(
                                    app.google().lab().exchanges(exchange -> exchange.number() == number))
                            .hasSize(1));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keeping_the_rule_is_not_found(Case one) throws Exception {
        one.keeps().happen(app);

        assertThat(app.google().lab().exchanges(exchange -> true)).isNotEmpty();
        assertThat(app.found()).doesNotContain(one.rule());
    }

    @Test
    void no_finding_tells_a_secret() throws Exception {
        for (Case one : cases()) {
            app.begin();
            one.breaks().happen(app);
            assertThat(app.findings())
                    .extracting(Finding::what)
                    .noneMatch(what -> what.matches("(?s).*(FAKE-|ya29|eyJ|GOCSPX|4/0|1//).*"));
        }
    }

    @Test
    void what_is_seen_again_in_the_same_words_is_one_finding() {
        app.desktop("redirect_uri", "urn:ietf:wg:oauth:2.0:oob").open();
        app.desktop("redirect_uri", "urn:ietf:wg:oauth:2.0:oob").open();
        app.desktopToday("redirect_uri", "urn:ietf:wg:oauth:2.0:oob").open();

        assertThat(app.findings())
                .filteredOn(finding -> finding.rule().id().equals("oob-redirect"))
                .hasSize(2)
                .extracting(Finding::client)
                .containsExactly(DemoWorld.DESKTOP.id(), DemoWorld.DESKTOP_TODAY.id());
    }

    @Test
    void the_most_severe_comes_first() {
        app.web("scope", "openid email", "code_challenge_method", "plain").open();
        app.desktop("redirect_uri", "urn:ietf:wg:oauth:2.0:oob").open();

        assertThat(app.findings())
                .extracting(finding -> finding.rule().severity())
                .containsExactly(Severity.ERROR, Severity.WARNING, Severity.NOTE);
    }

    @Test
    void a_project_is_not_told_what_it_ignores() {
        app.google()
                .records()
                .projects()
                .update(DemoWorld.PROJECT, project -> project.withIgnoredAdvice(Set.of("oob-redirect")));
        app.desktop("redirect_uri", "urn:ietf:wg:oauth:2.0:oob", "code_challenge_method", "plain")
                .open();

        assertThat(app.found()).containsExactly("plain-pkce");
    }

    @Test
    void what_no_app_can_be_told_of_is_nobodys_if_there_are_several() {
        for (int i = 0; i < 5; i++) {
            app.get("/oauth2/v3/certs");
        }
        app.web().open();
        assertThat(app.found()).containsExactly("keys-not-cached");

        var other = new Project("other-1", "999000000777", Worlds.UNVERIFIED, Set.of());
        app.google().records().projects().put(other.id(), other);
        app.google().console().createClient(other.id(), ClientType.TV, "TV", List.of());
        var client = app.google()
                .records()
                .clients()
                .all()
                .filter(one -> one.projectId().equals(other.id()))
                .findFirst();
        app.post("/device/code", Params.of("client_id", client.orElseThrow().id(), "scope", "email"));

        assertThat(app.found()).isEmpty();
    }

    @Test
    void every_rule_has_a_case_of_its_own() {
        assertThat(cases())
                .extracting(Case::rule)
                .containsExactlyInAnyOrderElementsOf(
                        Advice.everyRule().stream().map(AdviceRule::id).toList());
        assertThat(Advice.everyRule()).hasSizeGreaterThan(40);
    }

    @Test
    void every_rule_says_all_that_there_is_to_say() {
        assertThat(Advice.everyRule()).allSatisfy(rule -> {
            assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(rule.title()).matches("[A-Z].*[^.]|.*_.*|localhost.*|tokeninfo.*|userinfo.*");
            assertThat(rule.why()).endsWith(".");
            assertThat(rule.fix()).endsWith(".");
            assertThat(rule.source().link().getScheme()).isEqualTo("https");
        });
    }
}
