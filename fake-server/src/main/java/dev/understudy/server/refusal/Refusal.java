package dev.understudy.server.refusal;

import dev.understudy.server.model.Wording;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends an authorization with an error that Google shows on its own page, never to the client. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OAuthError error;
    private final transient Map<Wording, String> descriptions;
    private final transient Optional<String> documentation;
    private final transient Map<String, String> details;
    private final transient List<Fact> facts;

    private Refusal(
            OAuthError error,
            Map<Wording, String> descriptions,
            Optional<String> documentation,
            Map<String, String> details,
            List<Fact> facts) {
        super(error.code() + ": " + descriptions.getOrDefault(Wording.TODAY, ""), null, false, false);
        this.error = error;
        this.descriptions = descriptions;
        this.documentation = documentation;
        this.details = details;
        this.facts = facts;
    }

    /** An error in Google's words of today. */
    public static Refusal of(OAuthError error, String description) {
        return new Refusal(error, Map.of(Wording.TODAY, description), Optional.empty(), Map.of(), List.of());
    }

    /** The same with the page of Google's documentation that explains it. */
    public Refusal documentedAt(String url) {
        return new Refusal(error, descriptions, Optional.of(url), details, facts);
    }

    /** The same with a parameter of the request that Google repeats on the page. */
    public Refusal repeating(String name, String value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Refusal(error, descriptions, documentation, more, facts);
    }

    /** The same with those of these parameters that the request has. */
    public Refusal repeatingAny(Params params, String... names) {
        var refusal = this;
        for (String name : names) {
            var value = params.find(name);
            refusal = value.isPresent() ? refusal.repeating(name, value.get()) : refusal;
        }
        return refusal;
    }

    /** The same with the words that Google used in an earlier generation. */
    public Refusal formerly(Wording then, String words) {
        var more = new EnumMap<>(descriptions);
        more.put(then, words);
        return new Refusal(error, more, documentation, details, facts);
    }

    /** The same with the cause in one sentence for the journal. */
    public Refusal explained(String why) {
        return noting(Fact.why(why));
    }

    /** The same with one more fact for the journal. */
    public Refusal noting(Fact fact) {
        var more = new ArrayList<>(facts);
        more.add(fact);
        return new Refusal(error, descriptions, documentation, details, more);
    }

    /** The error. */
    public OAuthError error() {
        return error;
    }

    /** What the developer is told today. */
    public String description() {
        return description(Wording.TODAY);
    }

    /** What the developer is told in the words of a generation; where these are not known, in those of today. */
    public String description(Wording wording) {
        return descriptions.getOrDefault(wording, descriptions.getOrDefault(Wording.TODAY, ""));
    }

    /** What the journal shall know; the description is the cause unless another was given. */
    public List<Fact> facts() {
        boolean explained = facts.stream().anyMatch(fact -> fact.name().equals("why"));
        if (explained) {
            return List.copyOf(facts);
        }
        var all = new ArrayList<>(facts);
        all.add(Fact.why(description()));
        return List.copyOf(all);
    }

    /** What the error page is told. */
    AuthError page(Wording wording) {
        return new AuthError(error.code(), description(wording), documentation, error.status(), details);
    }
}
