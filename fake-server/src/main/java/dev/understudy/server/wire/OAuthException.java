package dev.understudy.server.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Ends the handling of a request with an OAuth error, which each kind of endpoint renders in its own shape. */
public final class OAuthException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OAuthError error;
    private final int status;
    private final String description;
    private final transient List<Fact> facts;

    OAuthException(OAuthError error, int status, String description) {
        this(error, status, description, List.of());
    }

    private OAuthException(OAuthError error, int status, String description, List<Fact> facts) {
        super(error.code() + ": " + description, null, false, false);
        this.error = error;
        this.status = status;
        this.description = description;
        this.facts = List.copyOf(facts);
    }

    /** The error. */
    public OAuthError error() {
        return error;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The words of {@code error_description}. */
    public String description() {
        return description;
    }

    /** What the journal shall know. */
    public List<Fact> facts() {
        return facts;
    }

    /** The error as JSON (RFC 6749 section 5.2), for whoever has no shape of its own. */
    public Reply reply() {
        var members = new LinkedHashMap<String, Object>();
        members.put("error", error.code());
        members.put("error_description", description);
        return Reply.json(status, members).noting(facts);
    }

    /** The same error, with the cause in one sentence for the journal: Google itself says less. */
    public OAuthException explained(String why) {
        return new OAuthException(error, status, description, List.of(Fact.why(why)));
    }

    /** The same error, with one more fact for the journal. */
    public OAuthException noting(Fact fact) {
        var all = new ArrayList<>(facts);
        all.add(fact);
        return new OAuthException(error, status, description, all);
    }
}
