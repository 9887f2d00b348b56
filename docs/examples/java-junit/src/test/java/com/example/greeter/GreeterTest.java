package com.example.greeter;

import static dev.understudy.junit.GoogleAssertions.assertThat;
import static dev.understudy.junit.GoogleAssertions.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.junit.FakeGoogleExtension;
import dev.understudy.junit.TestGoogle;
import dev.understudy.server.lab.fault.ForgottenRefreshToken;
import dev.understudy.server.lab.fault.ServiceUnavailable;
import dev.understudy.server.model.ClientType;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeGoogleExtension.class)
class GreeterTest {

    private Greeter greeter;

    @BeforeEach
    void ada_has_consented(TestGoogle google) {
        var client = google.client(ClientType.WEB);
        var tokens = google.grant(google.user("ada@example.com"), client, "openid", "profile");
        greeter = new Greeter(
                URI.create(google.url() + "/token"),
                URI.create(google.url() + "/v1/userinfo"),
                client.id(),
                client.secret().orElseThrow(),
                tokens.refreshToken());
    }

    @Test
    void it_refreshes_only_when_it_must(TestGoogle google) throws Exception {
        assertThat(greeter.greet()).isEqualTo("Hello, Ada!");
        assertThat(greeter.greet()).isEqualTo("Hello, Ada!");
        assertThat(google).received(token()).withGrantType("refresh_token").times(1);

        google.advance(Duration.ofHours(1));

        assertThat(greeter.greet()).isEqualTo("Hello, Ada!");
        assertThat(google).received(token()).withGrantType("refresh_token").times(2);
    }

    @Test
    void it_tries_again_when_google_is_out_of_order(TestGoogle google) throws Exception {
        google.fail("token", new ServiceUnavailable());

        assertThat(greeter.greet()).isEqualTo("Hello, Ada!");
        assertThat(google).received(token()).answered(503).times(1);
    }

    @Test
    void it_says_that_the_refresh_token_is_gone(TestGoogle google) {
        google.fail("token", new ForgottenRefreshToken());

        assertThatThrownBy(greeter::greet).isInstanceOf(IOException.class).hasMessageContaining("invalid_grant");
    }
}
