package dev.understudy.client;

/** The answer names another authorization server than the one that was asked (RFC 9207 section 2.4). */
public final class IssuerMismatch extends OAuthException {

    private static final long serialVersionUID = 1L;

    IssuerMismatch(String expected, String received) {
        super(new Explanation(
                "The answer comes from the issuer \"" + Printable.text(received) + "\", not from " + expected + ".",
                "the answer of one authorization server was handed to the login of another (a mix-up attack),"
                        + " or the addresses of this client are those of two servers; no token was asked for",
                "use one Endpoints value for the whole flow, and begin again with step1."));
    }
}
