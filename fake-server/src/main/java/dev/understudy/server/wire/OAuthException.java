package dev.understudy.server.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends the handling of a request with an OAuth error, which each kind of endpoint renders in its own shape. */
public final class OAuthException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OAuthError error;
    private final int status;
    private final String description;
    private final transient Map<String, String> more;
    private final transient List<Fact> facts;

    OAuthException(OAuthError error, int status, String description) {
        this(error, status, description, Map.of(), List.of());
    }

    private OAuthException(
            OAuthError error, int status, String description, Map<String, String> more, List<Fact> facts) {
        super(error.code() + ": " + description, null, false, false);
        this.error = error;
        this.status = status;
        this.description = description;
        this.more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
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

    /** The members of the error as JSON (RFC 6749 section 5.2); the map may be changed. */
    public Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("error", error.code());
        members.put("error_description", description);
        members.putAll(more);
        return members;
    }

    /** The error as JSON, for whoever has no shape of its own. */
    public Reply reply() {
        return Reply.json(status, members()).noting(facts);
    }

    /** The same error with one more member, such as Google's {@code error_subtype}. */
    public OAuthException with(String name, String value) {
        var all = new LinkedHashMap<>(more);
        all.put(name, value);
        return new OAuthException(error, status, description, all, facts);
    }

    /**
     * The same error, saying that the user must sign in again (Google, "session length for Google Cloud services").
     *
     * @param subtype {@code invalid_rapt} if the proof of the last time is too old, {@code rapt_required} if none was sent;
     *     {@code error_uri} is from memory
     */
    public OAuthException reauthenticating(String subtype) {
        return with("error_subtype", subtype).with("error_uri", "https://support.google.com/a/answer/9368756");
    }

    /** The same error, with the cause in one sentence for the journal: Google itself says less. */
    public OAuthException explained(String why) {
        return new OAuthException(error, status, description, more, List.of(Fact.why(why)));
    }

    /** The same error, with one more fact for the journal. */
    public OAuthException noting(Fact fact) {
        var all = new ArrayList<>(facts);
        all.add(fact);
        return new OAuthException(error, status, description, more, all);
    }
}
