package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.AuthorizationCode;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.PkceChallenge;
import dev.understudy.server.store.Records;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.token.OpaqueTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationCodeTest extends ConsentFixture {

    @Test
    void account_and_consent_lead_back_with_a_code() {
        var chooser = open("state", "s1");
        assertThat(chooser.text("app")).isEqualTo("Understudy Demo");

        var question = chooser.choose(ADA);
        assertThat(question.title()).isEqualTo("Understudy Demo wants access to your Google Account");
        assertThat(question.html()).contains("See and download all your Google Drive files.");

        var back = question.press("allow");

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.location()).startsWith(WEB + "?state=s1&iss=" + google.url() + "&code=4/0FAKE-");
        assertThat(back.location()).endsWith("&scope=" + DRIVE);
    }

    @Test
    void the_answer_to_a_sign_in_tells_account_domain_and_prompt() {
        var request = request("scope", "openid email profile " + CALENDAR);

        var location = visitor.allow(request, GRACE).location();

        assertThat(location)
                .matches(".*\\?iss=[^&]*&code=4/0FAKE-[^&]*&scope=email%20profile%20openid%20"
                        + "https://www.googleapis.com/auth/userinfo.email%20"
                        + "https://www.googleapis.com/auth/userinfo.profile%20"
                        + CALENDAR + "&authuser=0&hd=example.org&prompt=consent");
    }

    @Test
    void a_code_stands_for_all_that_was_asked() {
        String challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        var request = request("code_challenge", challenge, "code_challenge_method", "S256", "nonce", "n-1");

        var code = record(visitor.code(request, ADA));

        assertThat(code.clientId()).isEqualTo(DemoWorld.WEB.id());
        assertThat(code.redirectUri()).isEqualTo(WEB);
        assertThat(code.userSub()).isEqualTo(DemoWorld.ADA.sub());
        assertThat(code.scopes()).containsExactly(DRIVE);
        assertThat(code.pkce()).contains(new PkceChallenge(challenge, "S256"));
        assertThat(code.nonce()).contains("n-1");
        assertThat(Duration.between(code.issuedAt(), code.expiresAt())).isEqualTo(Duration.ofMinutes(10));
        assertThat(google.records().livingGrant(code.grantId(), code.userSub(), code.projectId()))
                .hasValueSatisfying(grant -> assertThat(grant.scopes()).containsExactly(DRIVE));
    }

    @Test
    void a_code_has_more_random_bits_than_can_be_guessed() {
        var codes = new HashSet<String>();
        for (int i = 0; i < 100; i++) {
            String code = visitor.code(request(), ADA);
            assertThat(code).matches("4/0FAKE-[\\w-]{64}");
            codes.add(code);
        }

        assertThat(codes).hasSize(100);
    }

    @Test
    void a_code_is_made_by_the_projects_own_clock() {
        google.lab().advanceClock(DemoWorld.PROJECT, Duration.ofDays(400));

        var code = record(visitor.code(request(), ADA));

        assertThat(code.issuedAt()).isAfter(Instant.now().plus(Duration.ofDays(399)));
    }

    @Test
    void saying_no_is_access_denied() {
        var question = open("state", "x").choose(ADA);

        var location = question.press("deny").location();

        assertThat(location).isEqualTo(WEB + "?state=x&iss=" + google.url() + "&error=access_denied");
        assertThat(google.records().grants().all()).isEmpty();
        assertThat(google.records().codes().all()).isEmpty();
    }

    @Test
    void a_form_sent_twice_gives_one_code() {
        var question = open().choose(ADA);

        var first = question.press("allow");
        var second = question.press("allow");

        assertThat(first.status()).isEqualTo(302);
        assertThat(second.status()).isEqualTo(400);
        assertThat(google.records().codes().all()).hasSize(1);
    }

    @Test
    void another_browser_cannot_answer() {
        var question = open().choose(ADA);

        var foreign = new Visitor(google.url())
                .open(question.url().getRawPath() + "?" + question.url().getRawQuery());

        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.text("notice")).contains("opened in another browser");
    }

    @Test
    void an_hour_later_it_is_too_late() {
        var question = open().choose(ADA);
        google.lab().advanceClock(DemoWorld.PROJECT, Duration.ofMinutes(61));

        assertThat(question.press("allow").status()).isEqualTo(400);
        assertThat(google.records().codes().all()).isEmpty();
    }

    @Test
    void what_was_granted_is_not_asked_again() {
        visitor.allow(request("scope", DRIVE + " " + CALENDAR), ADA);

        var again = open("scope", CALENDAR);
        var more = open("scope", CALENDAR + " email");

        assertThat(again.answer().find("code")).isPresent();
        assertThat(more.has("allow")).isTrue();
    }

    @Test
    void grants_are_to_the_project_and_not_to_the_client() {
        visitor.allow(request(), ADA);

        var other = visitor.open(Visitor.request(DemoWorld.DESKTOP_TODAY, "http://127.0.0.1:9999/"));

        assertThat(other.answer().find("code")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt=consent", "approval_prompt=force", "prompt=select_account consent"})
    void consent_can_be_asked_for_again(String parameter) {
        visitor.allow(request(), ADA);
        String[] pair = parameter.split("=");

        var again = open(pair[0], pair[1]);

        assertThat(again.choose(ADA).has("allow")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "WEB, online, false, false",
        "WEB, offline, true, false",
        "DESKTOP, online, true, true",
        "DESKTOP, offline, true, true"
    })
    void refresh_tokens_come_by_googles_rules(String type, String access, boolean first, boolean second) {
        var client = type.equals("WEB") ? DemoWorld.WEB : DemoWorld.DESKTOP;
        var request = Visitor.request(client, "http://localhost:8080/", "access_type", access);

        assertThat(record(visitor.code(request, ADA)).refreshable()).isEqualTo(first);
        assertThat(record(visitor.code(request, ADA)).refreshable()).isEqualTo(second);
        assertThat(record(visitor.code(request.with("prompt", "consent"), ADA)).refreshable())
                .isEqualTo(first);
    }

    @Test
    void a_grant_grows_with_every_consent_and_keeps_its_id() {
        visitor.allow(request("scope", DRIVE), ADA);
        var before = google.records()
                .grants()
                .find(Records.grantKey(DemoWorld.ADA.sub(), DemoWorld.PROJECT))
                .orElseThrow();
        visitor.allow(request("scope", CALENDAR), ADA);

        var after = google.records().grants().all().toList();

        assertThat(after).hasSize(1);
        assertThat(after.get(0).id()).isEqualTo(before.id());
        assertThat(after.get(0).scopes()).containsExactlyInAnyOrder(DRIVE, CALENDAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/o/oauth2/auth", "/o/oauth2/v2/auth"})
    void both_endpoints_take_queries_and_forms(String path) {
        var request = request("state", "s");

        var queried = visitor.open(path + "?" + request.encode());
        var posted = visitor.post(path, request);

        assertThat(queried.has("account-0")).isTrue();
        assertThat(posted.choose(ADA).press("allow").answer().require("state")).isEqualTo("s");
        assertThat(posted.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void of_many_answers_to_one_question_one_counts() throws Exception {
        var question = open().choose(ADA);
        var pool = Executors.newFixedThreadPool(8);
        Callable<Integer> press = () -> question.press("allow").status();
        var answers = pool.invokeAll(Collections.nCopies(24, press));
        pool.shutdown();

        int redirects = 0;
        for (var answer : answers) {
            redirects += answer.get() == 302 ? 1 : 0;
        }
        assertThat(redirects).isEqualTo(1);
        assertThat(google.records().codes().all()).hasSize(1);
    }

    @Test
    void the_journal_knows_who_granted() {
        visitor.allow(request(), ADA);

        var exchanges = google.lab().exchanges(exchange -> exchange.project().equals(DemoWorld.PROJECT));

        assertThat(exchanges).extracting("endpoint").containsSubsequence("authorize", "authorize.consent");
        var last = exchanges.get(exchanges.size() - 1);
        assertThat(last.fact("user")).contains(ADA);
        assertThat(last.fact("client")).contains(DemoWorld.WEB.id());
        assertThat(List.of(last.fact("grant").orElse(""))).isNotEqualTo(List.of(""));
    }

    private AuthorizationCode record(String code) {
        return google.records().codes().find(OpaqueTokens.key(code)).orElseThrow();
    }
}
