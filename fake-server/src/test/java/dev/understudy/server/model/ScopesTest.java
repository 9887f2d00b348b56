package dev.understudy.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopesTest {

    @Test
    void short_names_become_urls_and_bring_openid() {
        assertThat(Scopes.canonical(List.of("email"))).containsExactly(Scopes.EMAIL, Scopes.OPENID);
        assertThat(Scopes.canonical(List.of("openid", "profile"))).containsExactly(Scopes.OPENID, Scopes.PROFILE);
    }

    @Test
    void old_addresses_are_replaced() {
        assertThat(Scopes.canonical(List.of("https://www.google.com/m8/feeds/")))
                .containsExactly("https://www.googleapis.com/auth/contacts");
    }

    @Test
    void scopes_are_case_sensitive() {
        assertThat(Scopes.find("EMAIL")).isEmpty();
        assertThat(Scopes.find("email")).isPresent();
    }

    @Test
    void a_list_is_split_at_any_space_and_each_scope_counts_once() {
        assertThat(Scopes.split("  a  b a\n")).containsExactly("a", "b");
        assertThat(Scopes.split("")).isEmpty();
    }

    @Test
    void consent_texts_are_googles() {
        assertThat(Scopes.find("https://www.googleapis.com/auth/drive.metadata.readonly")
                        .orElseThrow()
                        .consentText())
                .isEqualTo("See information about your Google Drive files.");
    }
}
