package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.internal.Form;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationCodeFlowTest {

    private static final URI BACK = URI.create("http://localhost:8080/back");
    private static final String TOKEN = """
        {"access_token": "ya29.FAKE-a", "expires_in": 3599, "refresh_token": "1//0FAKE-r",
         "scope": "%s", "token_type": "Bearer"}\
        """.formatted(Samples.DRIVE);

    @AutoClose
    private final StubGoogle google = new StubGoogle().answer("/token", 200, TOKEN);

    @TempDir
    Path directory;

    private AuthorizationCodeFlow flow;

    @BeforeEach
    void makeFlow() throws IOException {
        flow = flow(Samples.DRIVE);
    }

    @Test
    void c1_state_is_fresh_and_has_256_bits() {
        var one = flow.step1(BACK);
        var other = flow.step1(BACK);

        assertThat(query(one).find("state")).hasValue(one.state());
        assertThat(one.state()).hasSize(43).isNotEqualTo(other.state());
    }

    @Test
    void c2_the_code_is_bound_to_a_fresh_verifier_by_s256() throws Exception {
        var asked = flow.step1(BACK);
        var hash = java.security.MessageDigest.getInstance("SHA-256")
                .digest(asked.codeVerifier().orElseThrow().getBytes(StandardCharsets.US_ASCII));

        flow.step2(asked, answer(asked, "code=4/0FAKE-c"));

        assertThat(query(asked).find("code_challenge_method")).hasValue("S256");
        assertThat(query(asked).find("code_challenge"))
                .hasValue(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        assertThat(sent().find("code_verifier")).isEqualTo(asked.codeVerifier());
        assertThat(flow.step1(BACK).codeVerifier()).isNotEqualTo(asked.codeVerifier());
    }

    @Test
    void pkce_is_left_out_by_name_only() {
        var asked = flow.withoutPkce().step1(BACK);

        assertThat(asked.codeVerifier()).isEmpty();
        assertThat(query(asked).values()).doesNotContainKeys("code_challenge", "code_challenge_method");
    }

    @Test
    void options_become_googles_parameters() {
        var asked = flow.withAccessType(AccessType.ONLINE)
                .withPrompt(Prompt.CONSENT, Prompt.SELECT_ACCOUNT)
                .withLoginHint("ada@example.com")
                .withIncludeGrantedScopes()
                .step1(BACK);

        assertThat(query(asked).find("access_type")).hasValue("online");
        assertThat(query(asked).find("prompt")).hasValue("consent select_account");
        assertThat(query(asked).find("login_hint")).hasValue("ada@example.com");
        assertThat(query(asked).find("include_granted_scopes")).hasValue("true");
        assertThat(query(asked).find("response_type")).hasValue("code");
        assertThat(query(asked).find("redirect_uri")).hasValue(BACK.toString());
    }

    @Test
    void offline_access_is_asked_for_unless_told_otherwise() {
        assertThat(query(flow.step1(BACK)).find("access_type")).hasValue("offline");
    }

    @Test
    void c5_the_code_is_redeemed_with_the_redirect_uri_of_the_request() {
        var asked = flow.step1(BACK);

        var credentials = flow.step2(asked, answer(asked, "code=4/0FAKE-c"));

        assertThat(sent().find("grant_type")).hasValue("authorization_code");
        assertThat(sent().find("code")).hasValue("4/0FAKE-c");
        assertThat(sent().find("redirect_uri")).hasValue(BACK.toString());
        assertThat(sent().find("client_id")).hasValue(Samples.CLIENT_ID);
        assertThat(sent().find("client_secret")).hasValue("GOCSPX-FAKE-sample");
        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-a");
        assertThat(credentials.grantedScopes()).containsExactly(Samples.DRIVE);
        assertThat(credentials.hasRefreshToken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=4/0FAKE-c", "code=4/0FAKE-c&state=", "code=4/0FAKE-c&state=another"})
    void c1_a_missing_or_foreign_state_ends_it_before_any_request(String query) {
        var asked = flow.step1(BACK);

        assertThatThrownBy(() -> flow.step2(asked, URI.create(BACK + "?" + query)))
                .isInstanceOf(StateMismatch.class);
        assertThat(google.asked()).isEmpty();
    }

    @Test
    void c4_an_answer_of_another_issuer_ends_it_before_any_request() {
        var asked = flow.step1(BACK);

        assertThatThrownBy(() -> flow.step2(asked, answer(asked, "code=c&iss=https://evil.example")))
                .isInstanceOf(IssuerMismatch.class);
        assertThat(google.asked()).isEmpty();
    }

    @Test
    void c4_the_right_issuer_is_welcome() {
        var asked = flow.step1(BACK);

        var credentials = flow.step2(asked, answer(asked, "code=c&iss=" + google.url()));

        assertThat(credentials.isInvalid()).isFalse();
    }

    @Test
    void a_refusal_of_the_user_is_told_as_such() {
        var asked = flow.step1(BACK);

        assertThatThrownBy(() -> flow.step2(asked, answer(asked, "error=access_denied")))
                .isInstanceOfSatisfying(
                        AuthorizationDenied.class,
                        denied -> assertThat(denied.error()).isEqualTo("access_denied"))
                .hasMessageContaining("pressed Cancel");
        assertThat(google.asked()).isEmpty();
    }

    @Test
    void c9_control_characters_of_the_server_do_not_reach_the_terminal() {
        var asked = flow.step1(BACK);

        assertThatThrownBy(() -> flow.step2(asked, answer(asked, "error=x%1B%5B2J&error_description=a%0Ab")))
                .isInstanceOf(AuthorizationDenied.class)
                .hasMessageNotContaining("\u001b")
                .hasMessageContaining("a?b");
    }

    @Test
    void a_parameter_that_comes_twice_is_refused() {
        var asked = flow.step1(BACK);

        assertThatThrownBy(() -> flow.step2(asked, answer(asked, "code=a&code=b")))
                .isInstanceOf(CallbackInvalid.class);
    }

    @Test
    void c10_unknown_parameters_and_members_are_ignored() {
        google.answer("/token", 200, TOKEN.replace("{", "{\"novelty\": [1], "));
        var asked = flow.step1(BACK);

        var credentials = flow.step2(asked, answer(asked, "code=c&authuser=0&hd=x&prompt=consent&scope=a%20b"));

        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-a");
    }

    @Test
    void c11_a_token_of_an_unknown_type_is_not_used() {
        google.answer("/token", 200, TOKEN.replace("Bearer", "mac"));
        var asked = flow.step1(BACK);

        assertThatThrownBy(() -> flow.step2(asked, answer(asked, "code=c")))
                .isInstanceOf(UnusableAnswer.class)
                .hasMessageContaining("mac");
    }

    @Test
    void c17_a_code_is_sent_once_whatever_happens() {
        google.answer("/token", 503, "{}");
        var asked = flow.step1(BACK);

        assertThatThrownBy(() -> flow.step2(asked, answer(asked, "code=c"))).isInstanceOf(TokenEndpointFailure.class);
        assertThat(google.asked("/token")).hasSize(1);
    }

    @Test
    void c25_what_the_user_did_not_grant_is_told_as_data() throws IOException {
        var both = flow(Samples.DRIVE, "email");
        google.answer("/token", 200, TOKEN.replace(Samples.DRIVE, "https://www.googleapis.com/auth/userinfo.email"));
        var asked = both.step1(BACK);

        var credentials = both.step2(asked, answer(asked, "code=c"));

        assertThat(credentials.missingScopes()).containsExactly(Samples.DRIVE);
        assertThat(credentials.hasScopes(Set.of("email"))).isTrue();
    }

    @Test
    void a_login_can_be_kept_as_json_until_the_user_is_back() {
        var asked = flow.step1(BACK);

        var again = AuthorizationRequest.fromJson(asked.toJson());

        assertThat(again).isEqualTo(asked);
        assertThat(flow.step2(again, answer(asked, "code=c")).hasRefreshToken()).isTrue();
    }

    @Test
    void c24_what_is_printed_holds_no_secret() {
        var asked = flow.step1(BACK);
        var credentials = flow.step2(asked, answer(asked, "code=c"));
        var printed = asked + " " + flow.client() + " " + credentials + credentials.accessToken() + credentials.saved();

        assertThat(printed).doesNotContain(asked.state(), asked.codeVerifier().orElseThrow(), "GOCSPX", "ya29", "1//0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4/0FAKE-c", " 4/0FAKE-c\n", "4%2F0FAKE-c"})
    void a_pasted_code_is_enough(String pasted) {
        var asked = flow.step1(InstalledApp.OOB);

        flow.step2(asked, pasted);

        assertThat(sent().find("code")).hasValue("4/0FAKE-c");
        assertThat(sent().find("redirect_uri")).hasValue("urn:ietf:wg:oauth:2.0:oob");
    }

    @Test
    void a_pasted_address_or_title_is_checked_like_a_callback() {
        var asked = flow.step1(BACK);

        flow.step2(asked, BACK + "?code=c&state=" + asked.state() + "#");
        flow.step2(asked, "Success code=c&state=" + asked.state());

        assertThat(google.asked("/token")).hasSize(2);
        assertThatThrownBy(() -> flow.step2(asked, BACK + "?code=c&state=x")).isInstanceOf(StateMismatch.class);
        assertThatThrownBy(() -> flow.step2(asked, "Denied error=access_denied&state=" + asked.state()))
                .isInstanceOf(AuthorizationDenied.class);
    }

    @Test
    void a_refused_code_is_explained() {
        google.answer(
                "/token", 400, "{\"error\": \"invalid_grant\", \"error_description\": \"Missing code verifier.\"}");
        var asked = flow.step1(BACK);

        assertThatThrownBy(() -> flow.step2(asked, answer(asked, "code=c")))
                .isInstanceOfSatisfying(TokenEndpointFailure.class, failure -> {
                    assertThat(failure.error()).isEqualTo("invalid_grant");
                    assertThat(failure.description()).hasValue("Missing code verifier.");
                    assertThat(failure.status()).isEqualTo(400);
                    assertThat(failure.whatToDo()).contains("AuthorizationRequest");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a,b", "", "a\"b"})
    void a_scope_that_is_not_one_word_is_refused_at_once(String scope) {
        assertThatThrownBy(() -> flow(scope)).isInstanceOf(IllegalArgumentException.class);
    }

    private AuthorizationCodeFlow flow(String... scopes) throws IOException {
        return AuthorizationCodeFlow.fromClientSecrets(
                Samples.clientSecrets(directory, google.url()), Set.of(scopes), google.surroundings());
    }

    private Form sent() {
        return google.asked("/token").get(0).form();
    }

    private static URI answer(AuthorizationRequest asked, String query) {
        return URI.create(asked.redirectUri() + "?" + query + "&state=" + asked.state());
    }

    private static Form query(AuthorizationRequest asked) {
        return Form.parse(asked.url().getRawQuery());
    }
}
