package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

    @Test
    void the_variable_names_a_fake() {
        var endpoints = Endpoints.of(Optional.of("http://127.0.0.1:8085/"));

        assertThat(endpoints).isEqualTo(Endpoints.at(URI.create("http://127.0.0.1:8085")));
        assertThat(endpoints.token()).hasToString("http://127.0.0.1:8085/token");
        assertThat(endpoints.issuer()).hasToString("http://127.0.0.1:8085");
    }

    @Test
    void without_the_variable_it_is_google() {
        assertThat(Endpoints.of(Optional.empty())).isEqualTo(Endpoints.google());
        assertThat(Endpoints.of(Optional.of(" ")).isGoogle()).isTrue();
    }

    @Test
    void a_variable_that_is_no_url_is_refused() {
        assertThatThrownBy(() -> Endpoints.of(Optional.of("127.0.0.1:8085")))
                .hasMessageContaining("must be a URL such as http://127.0.0.1:8085");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.googleapis.com/drive/v3/files", "https://sqladmin.googleapis.com/x"})
    void googles_apis_get_tokens(String url) {
        assertThat(Endpoints.google().servesApis(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.googleapis.com/",
                "https://www.googleapis.com.evil.example/",
                "https://evilgoogleapis.com/",
                "https://www.googleapis.com@evil.example/",
                "https://x@sheets.googleapis.com/",
                "https://sheets.googleapis.com:8443/",
                "http://127.0.0.1/"
            })
    void nobody_else_does(String url) {
        assertThat(Endpoints.google().servesApis(URI.create(url))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8086/", "http://localhost:8085/", "https://127.0.0.1:8085/"})
    void a_fake_is_one_origin(String url) {
        assertThat(Endpoints.at(URI.create("http://127.0.0.1:8085")).servesApis(URI.create(url)))
                .isFalse();
    }
}
