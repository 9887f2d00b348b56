package dev.understudy.client;

/** The server answered with something that is not a token. */
public final class UnusableAnswer extends OAuthException {

    private static final long serialVersionUID = 1L;

    UnusableAnswer(String problem) {
        super(new Explanation(
                "The answer of the token endpoint is not usable: " + problem + ".",
                "something else than an OAuth 2.0 token endpoint answered, for instance a proxy or a login page,"
                        + " or a scope was misspelt and an id_token came instead of an access token",
                "check the token address of the file and the spelling of the scopes."));
    }
}
