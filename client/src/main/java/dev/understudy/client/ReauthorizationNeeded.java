package dev.understudy.client;

/** The credentials cannot give a token any more: a person has to grant access again. */
public final class ReauthorizationNeeded extends OAuthException {

    private static final long serialVersionUID = 1L;

    ReauthorizationNeeded(String happened, String meaning) {
        super(
                new Explanation(
                        happened,
                        meaning,
                        "let the user grant access again (InstalledApp.run, or step1 and step2) and store the new credentials."));
    }
}
