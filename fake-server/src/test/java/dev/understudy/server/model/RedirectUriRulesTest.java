package dev.understudy.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/oauth2callback",
                "https://app.example.com",
                "https://app.example.com/cb?tenant=7&x=%20",
                "http://localhost",
                "http://localhost:8080/oauth2callback",
                "http://127.0.0.1:5000/cb",
                "http://[::1]:5000/cb",
                "https://app.example.com/a..b"
            })
    void a_proper_uri_can_be_registered(String uri) {
        assertThat(RedirectUriRules.problem(uri)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http://app.example.com/cb              | must use the scheme https
        com.example.app:/cb                    | must use the scheme https
        javascript:alert(1)                    | must use the scheme https
        app.example.com/cb                     | must use the scheme https
        https://93.184.216.34/cb               | must not be a raw IP address other than loopback
        https://[2001:db8::1]/cb               | must not be a raw IP address other than loopback
        https://intranet/cb                    | must end with a public top-level domain (such as .com or .org)
        https://printer.local/cb               | must end with a public top-level domain (such as .com or .org)
        https://x.googleusercontent.com/cb     | must use a domain that is a valid top private domain
        https://bit.ly/cb                      | must use a domain that is a valid top private domain
        https://me:pw@app.example.com/cb       | must contain a host, and no user name or password
        https:///cb                            | must contain a host, and no user name or password
        https://[x/cb                          | must be a valid URI
        https://app.example.com/../cb          | must not contain a path traversal
        https://app.example.com/%2e%2E/cb      | must not contain a path traversal
        https://app.example.com/a%5c..%5ccb    | must not contain a path traversal
        https://app.example.com/cb#top         | must not contain a fragment
        https://*.example.com/cb               | must not contain wildcard characters
        https://app.example.com/%zz            | must not contain an invalid percent encoding
        https://app.example.com/%00            | must not contain an encoded null character
        https://app.example.com/%C0%80         | must not contain an encoded null character
        https://bücher.example.com/cb          | must not contain spaces or characters that cannot be printed
        """)
    void anything_else_is_refused_with_its_reason(String uri, String message) {
        assertThat(RedirectUriRules.problem(uri)).contains("Invalid Redirect: " + message + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com", "https://app.example.com:8443", "http://localhost:8080"})
    void a_proper_origin_can_be_registered(String origin) {
        assertThat(JavascriptOriginRules.problem(origin)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https://app.example.com/      | URIs must not contain a path or end with "/"
        https://app.example.com/x     | URIs must not contain a path or end with "/"
        https://app.example.com?x     | URIs must not contain a path or end with "/"
        https://app.example.com#x     | must not contain a fragment
        http://app.example.com        | must use the scheme https
        https://*.example.com         | must not contain wildcard characters
        https://192.0.2.1             | must not be a raw IP address other than loopback
        """)
    void an_origin_is_scheme_host_and_port(String origin, String message) {
        assertThat(JavascriptOriginRules.problem(origin)).contains("Invalid Origin: " + message + ".");
    }

    @Test
    void the_demo_web_client_could_be_registered_at_google() {
        assertThat(DemoWorld.WEB.redirectUris())
                .allSatisfy(uri -> assertThat(RedirectUriRules.problem(uri)).isEmpty());
        assertThat(DemoWorld.WEB.javascriptOrigins())
                .allSatisfy(origin ->
                        assertThat(JavascriptOriginRules.problem(origin)).isEmpty());
    }
}
