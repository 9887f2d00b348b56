package dev.understudy.client;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The authorization code flow for a web server, of any framework: one function for the page that sends the user away,
 * one for the page to which they come back. What must be kept in between goes into the user's session, and is taken out
 * of it when they come back: a second answer finds nothing.
 *
 * <pre>{@code
 * var web = WebServerFlow.of(flow, URI.create("https://app.example/oauth2callback"));
 * // GET /login
 * response.redirect(web.begin(session).toString());
 * // GET /oauth2callback
 * var credentials = web.finish(session, requestUri);
 * response.redirect("/");                              // so that the code does not stay in the address bar
 * }</pre>
 */
public final class WebServerFlow {

    private static final String KEY = "understudy.authorization-request";

    private final AuthorizationCodeFlow flow;
    private final URI redirectUri;

    private WebServerFlow(AuthorizationCodeFlow flow, URI redirectUri) {
        this.flow = flow;
        this.redirectUri = redirectUri;
    }

    /** The flow of an app whose users come back to this address. */
    public static WebServerFlow of(AuthorizationCodeFlow flow, URI redirectUri) {
        return new WebServerFlow(flow, redirectUri);
    }

    /** Where a web app keeps texts for one user: a session, of whatever framework. */
    public interface Session {

        /** Keeps a text under a name. */
        void put(String name, String value);

        /** Gives the text of a name, and forgets it. */
        Optional<String> take(String name);

        /** A session in a map, as frameworks have it. */
        static Session of(Map<String, ? super String> attributes) {
            return new Session() {
                @Override
                public void put(String name, String value) {
                    attributes.put(name, value);
                }

                @Override
                public Optional<String> take(String name) {
                    return Optional.ofNullable(attributes.remove(name)).map(Object::toString);
                }
            };
        }
    }

    /** Begins a login: remembers it in the session and says where to send the user. */
    public URI begin(Session session) {
        AuthorizationRequest asked = flow.step1(redirectUri);
        session.put(KEY, asked.toJson());
        return asked.url();
    }

    /**
     * Ends a login with the address that the browser asked for. Redirect the user afterwards, also when this fails, so
     * that the code stays neither in the address bar nor in a referrer.
     *
     * @throws StateMismatch if this session has begun no login, or another one
     * @throws OAuthException if access was not granted, as {@link AuthorizationCodeFlow#step2} says
     */
    public UserCredentials finish(Session session, URI requested) {
        return finish(session, requested.getRawQuery() == null ? "" : requested.getRawQuery());
    }

    /**
     * As {@link #finish(Session, URI)}, with what stood behind the question mark, still encoded, as servlets have it.
     *
     * @throws CallbackInvalid if that cannot be read
     */
    public UserCredentials finish(Session session, String query) {
        AuthorizationRequest asked =
                session.take(KEY).map(AuthorizationRequest::fromJson).orElseThrow(StateMismatch::new);
        return flow.step2(asked, Callback.carried(query));
    }
}
