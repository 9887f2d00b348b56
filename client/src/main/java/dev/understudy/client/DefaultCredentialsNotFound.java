package dev.understudy.client;

import java.util.List;

/** No Application Default Credentials are there. */
public final class DefaultCredentialsNotFound extends OAuthException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> trail;

    DefaultCredentialsNotFound(List<String> trail) {
        super(new Explanation(
                "No Application Default Credentials were found: " + String.join("; ", trail) + ".",
                "this program does not run on a machine of Google's, and nobody said which credentials it has",
                "set GOOGLE_APPLICATION_CREDENTIALS to the path of a key file,"
                        + " or run gcloud auth application-default login."));
        this.trail = List.copyOf(trail);
    }

    /** The places looked at, in order. */
    public List<String> trail() {
        return trail;
    }
}
