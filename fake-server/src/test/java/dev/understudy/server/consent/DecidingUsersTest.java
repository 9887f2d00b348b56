package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.User;
import dev.understudy.server.model.Verdict;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.testing.Worlds;
import dev.understudy.server.wire.Params;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Users who answer every app by themselves, for flows without anybody at the browser. */
class DecidingUsersTest {

    private static final String REDIRECT = "http://127.0.0.1:1/";

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    private final Visitor visitor = new Visitor(google.url());

    @Test
    void who_allows_is_sent_back_with_a_code_and_sees_no_page() {
        decides(DemoWorld.ADA, Verdict.ALLOW);

        assertThat(visitor.open(request()).answer().find("code")).isPresent();
        assertThat(google.lab().exchanges(exchange -> exchange.reply().status() == 200))
                .isEmpty();
    }

    @Test
    void who_denies_is_sent_back_with_access_denied() {
        decides(DemoWorld.ADA, Verdict.DENY);

        assertThat(visitor.open(request()).answer().require("error")).isEqualTo("access_denied");
    }

    @Test
    void who_denies_does_so_after_having_allowed_before() {
        visitor.code(request(), DemoWorld.ADA.email());
        decides(DemoWorld.ADA, Verdict.DENY);

        assertThat(visitor.open(request()).answer().require("error")).isEqualTo("access_denied");
    }

    @Test
    void somebody_else_who_is_hinted_at_is_asked() {
        decides(DemoWorld.ADA, Verdict.ALLOW);

        var page = visitor.open(request("login_hint", DemoWorld.GRACE.email()));

        assertThat(page.has("deny")).isTrue();
        assertThat(page.text("account")).contains(DemoWorld.GRACE.email());
    }

    @Test
    void no_warning_holds_up_who_allows() {
        Worlds.put(google.records(), Worlds.UNVERIFIED);
        decides(DemoWorld.ADA, Verdict.ALLOW);

        assertThat(visitor.open(request()).answer().find("code")).isPresent();
    }

    @Test
    void an_app_that_the_user_may_not_use_is_still_refused() {
        Worlds.put(google.records(), Worlds.internal("example.org"));
        decides(DemoWorld.ADA, Verdict.ALLOW);

        assertThat(visitor.open(request()).text("error-code")).contains("org_internal");
    }

    private void decides(User user, Verdict verdict) {
        google.answerFor(user, verdict);
    }

    private static Params request(String... more) {
        return Visitor.request(DemoWorld.DESKTOP, REDIRECT, more);
    }
}
