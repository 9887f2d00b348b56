package dev.understudy.client;

import dev.understudy.client.internal.ErrorPage;
import dev.understudy.client.internal.Form;
import java.net.URI;
import java.util.Optional;

/** What came back from the authorization endpoint, in whichever way. */
final class Callback {

    private final Form form;
    private final Origin origin;

    /** How it came. */
    private enum Origin {
        /** In an address or a window title: whoever sent it may be anybody, so the state must be right. */
        CARRIED,
        /** As a bare code that a person copied: there is no state to check; PKCE still binds it to this login. */
        COPIED
    }

    private Callback(Form form, Origin origin) {
        this.form = form;
        this.origin = origin;
    }

    static Callback of(URI uri) {
        return carried(uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    static Callback pasted(String text) {
        String pasted = text.strip();
        Optional<ErrorPage> page = ErrorPage.read(pasted);
        if (page.isPresent()) {
            throw new AuthorizationDenied(page.get().error(), page.get().description());
        }
        if (pasted.matches("(?i)[a-z][a-z0-9+.-]*:/.*")) {
            int query = pasted.indexOf('?');
            return carried(query < 0 ? "" : pasted.substring(query + 1).replaceFirst("#.*", ""));
        }
        if (pasted.startsWith("Success ") || pasted.startsWith("Denied ")) {
            return carried(pasted.split("\\s+")[1]); // behind it may be the name of the browser
        }
        if (pasted.isEmpty() || pasted.contains(" ")) {
            throw new CallbackInvalid(pasted.isEmpty() ? "nothing was pasted" : "a code has no spaces in it");
        }
        // copied from an address bar, the slash of a code is still percent-encoded
        return new Callback(Form.of("code", decoded(pasted)), Origin.COPIED);
    }

    /** The code, if everything that must be checked before it is used is right. */
    String code(AuthorizationRequest asked, URI issuer) {
        if (form.repeats()) {
            throw new CallbackInvalid("a parameter came more than once");
        }
        if (origin == Origin.CARRIED
                && !Digests.same(asked.state(), form.find("state").orElse(""))) {
            throw new StateMismatch();
        }
        Optional<String> sender = form.find("iss");
        if (sender.isPresent() && !sender.get().equals(issuer.toString())) {
            throw new IssuerMismatch(issuer.toString(), sender.get());
        }
        Optional<String> error = form.find("error");
        if (error.isPresent()) {
            throw new AuthorizationDenied(error.get(), form.find("error_description"));
        }
        return form.find("code").orElseThrow(() -> new CallbackInvalid("it holds no code"));
    }

    /** What stood behind the question mark of an address. */
    static Callback carried(String query) {
        try {
            return new Callback(Form.parse(query), Origin.CARRIED);
        } catch (IllegalArgumentException e) {
            throw new CallbackInvalid("its percent-encoding is broken");
        }
    }

    private static String decoded(String code) {
        return code.replace("%2F", "/").replace("%2f", "/");
    }
}
