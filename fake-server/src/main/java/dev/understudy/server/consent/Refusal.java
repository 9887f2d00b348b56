package dev.understudy.server.consent;

import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends an authorization request with an error that Google shows on its own page, never to the client. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** It goes into a URL. */
    private static final int MAX_DESCRIPTION = 300;

    private final OAuthError error;
    private final String description;
    private final String formerly;
    private final transient Optional<String> documentation;
    private final transient Map<String, String> details;
    private final transient List<Fact> facts;

    private Refusal(
            OAuthError error,
            String description,
            String formerly,
            Optional<String> documentation,
            Map<String, String> details,
            List<Fact> facts) {
        super(error.code() + ": " + description, null, false, false);
        this.error = error;
        this.description = description;
        this.formerly = formerly;
        this.documentation = documentation;
        this.details = details;
        this.facts = facts;
    }

    /** An error in Google's words. */
    static Refusal of(OAuthError error, String description) {
        return new Refusal(error, description, description, Optional.empty(), Map.of(), List.of());
    }

    /** The same with the page of Google's documentation that explains it. */
    Refusal documentedAt(String url) {
        return new Refusal(error, description, formerly, Optional.of(url), details, facts);
    }

    /** The same with a parameter of the request that Google repeats on the page. */
    Refusal repeating(String name, String value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Refusal(error, description, formerly, documentation, more, facts);
    }

    /** The same with those of these parameters that the request has. */
    Refusal repeatingAny(Params params, String... names) {
        var refusal = this;
        for (String name : names) {
            var value = params.find(name);
            refusal = value.isPresent() ? refusal.repeating(name, value.get()) : refusal;
        }
        return refusal;
    }

    /** The same with the words that Google used until about 2018. */
    Refusal formerly(String words) {
        return new Refusal(error, description, words, documentation, details, facts);
    }

    /** The same with the cause in one sentence for the journal. */
    Refusal explained(String why) {
        return noting(Fact.why(why));
    }

    /** The same with one more fact for the journal. */
    Refusal noting(Fact fact) {
        var more = new ArrayList<>(facts);
        more.add(fact);
        return new Refusal(error, description, formerly, documentation, details, more);
    }

    OAuthError error() {
        return error;
    }

    String description() {
        return description;
    }

    /** The description until about 2018. */
    String formerDescription() {
        return formerly;
    }

    /** What the journal shall know; the description is the cause unless another was given. */
    List<Fact> facts() {
        boolean explained = facts.stream().anyMatch(fact -> fact.name().equals("why"));
        if (explained) {
            return List.copyOf(facts);
        }
        var all = new ArrayList<>(facts);
        all.add(Fact.why(description));
        return List.copyOf(all);
    }

    /** What the client is told in the strict profile (RFC 6749 section 4.1.2.1, with the characters it permits). */
    Answer answer(Answer beginning) {
        String permitted = description.strip().replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", " ");
        int length = Math.min(permitted.length(), MAX_DESCRIPTION);
        return beginning.with("error", error.code()).with("error_description", permitted.substring(0, length));
    }

    /** What the error page is told. */
    AuthError page() {
        return new AuthError(error.code(), description, documentation, error.status(), details);
    }
}
