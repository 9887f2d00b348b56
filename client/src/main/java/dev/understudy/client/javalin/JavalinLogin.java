package dev.understudy.client.javalin;

import dev.understudy.client.OAuthException;
import dev.understudy.client.UserCredentials;
import dev.understudy.client.WebServerFlow;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A login by the authorization code flow, as two handlers of a Javalin app: one sends the user away, the other stands at
 * the redirect URI. The second never shows a page: whatever comes back, it redirects, so that the code stays neither in
 * the address bar nor in the browser's history or a referrer.
 *
 * <pre>{@code
 * var web = WebServerFlow.of(flow, URI.create("http://localhost:8080/oauth2callback"));
 * var login = JavalinLogin.of(web, "/files", (context, credentials) -> credentials.saveIn(storageOf(context)));
 * Javalin.create(config -> {
 *     config.routes.get("/login", login.begin());
 *     config.routes.get("/oauth2callback", login.finish());
 *     config.routes.get("/files", context -> context.result(files(context)));
 * }).start("127.0.0.1", 8080);
 * }</pre>
 */
public final class JavalinLogin {

    private static final String PROBLEM = "understudy.login-problem";

    private final WebServerFlow flow;
    private final String next;
    private final String retry;
    private final BiConsumer<Context, UserCredentials> keep;

    private JavalinLogin(WebServerFlow flow, String next, String retry, BiConsumer<Context, UserCredentials> keep) {
        this.flow = flow;
        this.next = next;
        this.retry = retry;
        this.keep = keep;
    }

    /**
     * A login after which the user is sent to a path of the app, whether access was granted or not.
     *
     * @param next the path, such as {@code /files}
     * @param keep what to do with the credentials; it must not answer, for the answer is the redirect
     */
    public static JavalinLogin of(WebServerFlow flow, String next, BiConsumer<Context, UserCredentials> keep) {
        return new JavalinLogin(flow, next, next, keep);
    }

    /** A copy that sends the user here when access was not granted; {@link #takeProblem} then says why. */
    public JavalinLogin withRetry(String path) {
        return new JavalinLogin(flow, next, path, keep);
    }

    /** The handler of the page that begins a login, for a GET. */
    public Handler begin() {
        return context -> {
            context.header(Header.CACHE_CONTROL, "no-store");
            context.redirect(flow.begin(session(context)).toString(), HttpStatus.FOUND);
        };
    }

    /**
     * The handler at the path of the redirect URI, for a GET. After a login the session has a new id, so that nobody
     * who knew the old one is logged in too.
     */
    public Handler finish() {
        return context -> {
            String query = Optional.ofNullable(context.queryString()).orElse("");
            context.header(Header.CACHE_CONTROL, "no-store");
            context.header("Referrer-Policy", "no-referrer");
            try {
                UserCredentials credentials = flow.finish(session(context), query);
                context.req().changeSessionId();
                keep.accept(context, credentials);
                context.redirect(next, HttpStatus.SEE_OTHER);
            } catch (OAuthException e) {
                context.sessionAttribute(PROBLEM, e.getMessage());
                context.redirect(retry, HttpStatus.SEE_OTHER);
            }
        };
    }

    /** Why the last login of this session did not succeed, told once; a text for people, not HTML. */
    public static Optional<String> takeProblem(Context context) {
        return session(context).take(PROBLEM);
    }

    private static WebServerFlow.Session session(Context context) {
        return new WebServerFlow.Session() {
            @Override
            public void put(String name, String value) {
                context.sessionAttribute(name, value);
            }

            @Override
            public Optional<String> take(String name) {
                return Optional.ofNullable(context.<String>consumeSessionAttribute(name));
            }
        };
    }
}
