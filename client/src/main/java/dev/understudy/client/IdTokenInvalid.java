package dev.understudy.client;

/** An id_token is not to be believed (OpenID Connect Core section 3.1.3.7). */
public final class IdTokenInvalid extends OAuthException {

    private static final long serialVersionUID = 1L;

    private final String claim;

    IdTokenInvalid(String claim, String problem) {
        super(new Explanation(
                "The id_token is not valid: " + claim + " " + problem + ".",
                "it is not for this client, not from this issuer, not from now, or not signed by the issuer",
                "do not let the user in; check the client id, the issuer and the clock of this machine."));
        this.claim = claim;
    }

    /** The claim or part that failed, for instance {@code aud} or {@code signature}. */
    public String claim() {
        return claim;
    }
}
