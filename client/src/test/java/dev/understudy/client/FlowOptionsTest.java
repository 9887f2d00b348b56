package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.internal.CompactJws;
import dev.understudy.client.internal.Form;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be added to an authorization request, and what is no answer to one. */
class FlowOptionsTest {

    private static final URI BACK = URI.create("http://localhost:8080/");

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    private final ClientSecrets client = ClientSecrets.installed(Samples.CLIENT_ID, "GOCSPX-FAKE-sample");
    private final AuthorizationCodeFlow flow =
            AuthorizationCodeFlow.of(client, Set.of(Samples.DRIVE), google.surroundings());

    @Test
    void a_flow_tells_whom_it_is_for_and_what_it_asks() {
        assertThat(flow.client()).isEqualTo(client);
        assertThat(flow.scopes()).containsExactly(Samples.DRIVE);
        assertThat(flow.withScope("openid").scopes()).containsExactlyInAnyOrder(Samples.DRIVE, "openid");
    }

    @Test
    void what_is_added_is_sent() {
        var asked = flow.withHostedDomain("example.org")
                .withParameter("hl", "eo")
                .withScope("openid")
                .step1(BACK);

        Form query = Form.parse(asked.url().getRawQuery());
        assertThat(query.find("hd")).hasValue("example.org");
        assertThat(query.find("hl")).hasValue("eo");
        assertThat(query.find("scope")).hasValue(Samples.DRIVE + " openid");
        assertThat(query.find("nonce")).isEqualTo(asked.nonce());
    }

    @Test
    void no_page_at_all_is_asked_for_alone() {
        assertThatThrownBy(() -> flow.withPrompt(Prompt.NONE, Prompt.CONSENT)).hasMessageContaining("stands alone");
        assertThat(Form.parse(flow.withPrompt(Prompt.NONE).step1(BACK).url().getRawQuery())
                        .find("prompt"))
                .hasValue("none");
    }

    @Test
    void an_authorization_endpoint_may_have_a_query_of_its_own() {
        var elsewhere = google.surroundings()
                .withEndpoints(google.surroundings()
                        .endpoints()
                        .withAuthorization(URI.create(google.url() + "/auth?tenant=a")));

        var asked = AuthorizationCodeFlow.of(client, Set.of(Samples.DRIVE), elsewhere)
                .step1(BACK);

        assertThat(asked.url().toString()).startsWith(google.url() + "/auth?tenant=a&client_id=");
        assertThat(flow.step1(BACK).url().toString()).contains("/o/oauth2/v2/auth?client_id=");
    }

    @Test
    void a_request_prints_where_it_goes_without_what_is_secret() {
        var asked = flow.step1(BACK);

        assertThat(asked.toString())
                .startsWith("AuthorizationRequest[")
                .doesNotContain(asked.state(), asked.codeVerifier().orElseThrow());
        assertThat(AuthorizationRequest.fromJson(asked.toJson())).isEqualTo(asked);
        assertThatThrownBy(() -> AuthorizationRequest.fromJson("{}")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a code with spaces", "http://localhost:8080/", "Success state=x", "?code=x y"})
    void what_is_pasted_and_no_answer_is_refused_before_any_request(String pasted) {
        var asked = flow.step1(BACK);

        assertThatThrownBy(() -> flow.step2(asked, pasted)).isInstanceOf(OAuthException.class);
        assertThat(google.asked()).isEmpty();
    }

    @Test
    void a_token_is_read_up_to_16_kb_and_no_further() {
        String head = "eyJhbGciOiJSUzI1NiJ9.";
        String most = head + "e30." + "A".repeat(16_384 - head.length() - 4);

        assertThat(CompactJws.parse(most).header().path("alg").asText()).isEqualTo("RS256");
        assertThat(CompactJws.parse(most).toString()).isEqualTo("CompactJws[kid=]");
        assertThatThrownBy(() -> CompactJws.parse(most + "AAAA")).hasMessage("is longer than 16 KB");
    }
}
