package dev.understudy.server.session;

import dev.understudy.server.model.Session;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.store.Table;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sessions of browsers at the sign-in pages. */
public final class Browsers {

    private final Table<Session> sessions;
    private final OpaqueTokens tokens;

    /** The sessions in these records; new ones get their ids from the tokens. */
    public Browsers(Records records, OpaqueTokens tokens) {
        this.sessions = records.sessions();
        this.tokens = tokens;
    }

    /** The browser that sent this request, if it was seen before. */
    public Optional<Browser> find(Request request) {
        return request.cookie(cookieName(request))
                .map(OpaqueTokens::key)
                .flatMap(key -> sessions.find(key).map(session -> new Browser(key, session, Optional.empty())));
    }

    /** The browser that sent this request, with a new session if it has none. */
    public Browser open(Request request) {
        return find(request).orElseGet(() -> {
            String id = tokens.id();
            var session = new Session(List.of());
            sessions.put(OpaqueTokens.key(id), session);
            return new Browser(OpaqueTokens.key(id), session, Optional.of(cookie(request, id)));
        });
    }

    /** The browser after this user has signed in anew, at the end of the list unless already there. */
    public Browser signIn(Browser browser, User user, Instant at) {
        var session = sessions.merge(browser.key(), browser.session(), old -> {
            var accounts = new ArrayList<>(old.accounts());
            var signedIn = new Session.SignedIn(user.sub(), at);
            for (int i = 0; i < accounts.size(); i++) {
                if (accounts.get(i).userSub().equals(user.sub())) {
                    accounts.set(i, signedIn);
                    return new Session(accounts);
                }
            }
            accounts.add(signedIn);
            return new Session(accounts);
        });
        return new Browser(browser.key(), session, browser.newCookie());
    }

    /** The browser after everybody has signed out. */
    public Browser signOut(Browser browser) {
        var nobody = new Session(List.of());
        sessions.update(browser.key(), session -> nobody);
        return new Browser(browser.key(), nobody, browser.newCookie());
    }

    private static String cookie(Request request, String id) {
        String name = cookieName(request);
        return name + "=" + id + "; Path=/; HttpOnly; SameSite=Lax" + (name.startsWith("__Host-") ? "; Secure" : "");
    }

    /** Cookies know no ports, so the name tells the servers of one machine apart. */
    private static String cookieName(Request request) {
        String prefix = "https".equals(request.base().getScheme()) ? "__Host-" : "";
        return prefix + "understudy_session_" + request.base().getPort();
    }
}
