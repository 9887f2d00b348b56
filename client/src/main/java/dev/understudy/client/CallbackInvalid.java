package dev.understudy.client;

/** The answer in the browser cannot be read: no code, a parameter twice, or broken encoding. */
public final class CallbackInvalid extends OAuthException {

    private static final long serialVersionUID = 1L;

    CallbackInvalid(String problem) {
        super(new Explanation(
                "The callback is not an answer to an authorization request: " + problem + ".",
                "the address was cut, copied in part or made by hand; no token was asked for",
                "copy the whole address from the browser, or begin again with step1."));
    }
}
