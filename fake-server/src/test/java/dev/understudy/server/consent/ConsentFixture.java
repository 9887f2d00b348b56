package dev.understudy.server.consent;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** A fake with the demo world, and somebody at a browser who has never been there. */
abstract class ConsentFixture {

    static final String ADA = DemoWorld.ADA.email();
    static final String GRACE = DemoWorld.GRACE.email();
    static final String WEB = "http://localhost:8080/";
    static final String DRIVE = "https://www.googleapis.com/auth/drive.readonly";
    static final String CALENDAR = "https://www.googleapis.com/auth/calendar";
    static final String EMAIL = "https://www.googleapis.com/auth/userinfo.email";

    @AutoClose
    FakeGoogle google;

    Visitor visitor;

    @BeforeEach
    void start() {
        google = google(profile());
        visitor = new Visitor(google.url());
    }

    /** Which server is played. */
    Profile profile() {
        return Profile.GOOGLE;
    }

    /** A fake of another time, to be closed. */
    static FakeGoogle google(Profile profile) {
        return FakeGoogle.start(DemoWorld.scenario(), Settings.EMBEDDED.withProfile(profile));
    }

    /** A request of the Web client; names and values replace the usual ones. */
    static Params request(String... namesAndValues) {
        return Visitor.request(DemoWorld.WEB, WEB, namesAndValues);
    }

    /** Opens the endpoint with a request of the Web client. */
    Visited open(String... namesAndValues) {
        return visitor.open(request(namesAndValues));
    }

    /** Changes a client in the console. */
    void change(OAuthClient client, UnaryOperator<OAuthClient> change) {
        google.records().clients().update(client.id(), change);
    }
}
