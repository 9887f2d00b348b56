package dev.understudy.server.page;

import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scope;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.wire.Params;
import java.util.Comparator;
import java.util.List;

/**
 * Which of the scopes that are asked for the user may leave out, and what of them was ticked (granular consent; Google,
 * "How to handle granular permissions").
 *
 * @param scopes what is asked for
 * @param optional what of it has a box
 */
public record ScopeChoice(List<String> scopes, List<String> optional) {

    public ScopeChoice {
        scopes = List.copyOf(scopes);
        optional = List.copyOf(optional);
    }

    /** All or nothing. */
    public static ScopeChoice none(List<String> scopes) {
        return new ScopeChoice(scopes, List.of());
    }

    /**
     * Every scope can be left out but what goes with the sign-in and what is all that is asked for (from memory; so is
     * that {@code enable_granular_consent=false} has no effect on clients of today), if the profile knows boxes at all.
     */
    public static ScopeChoice of(List<String> scopes, Profile profile) {
        boolean choice = profile.hasGranularConsent() && scopes.size() > 1;
        return choice
                ? new ScopeChoice(
                        scopes,
                        scopes.stream()
                                .filter(scope -> !Scopes.isIdentity(scope))
                                .toList())
                : none(scopes);
    }

    /** Whether there is a box. */
    public boolean hasBoxes() {
        return !optional.isEmpty();
    }

    /** The rows of the page, those with boxes last; all are ticked if the query says so. */
    public List<ScopeRow> rows(Params query) {
        var boxes = query.find("select").filter("all"::equals).isPresent()
                ? ScopeRow.Choice.TICKED
                : ScopeRow.Choice.UNTICKED;
        return scopes.stream()
                .sorted(Comparator.comparing(optional::contains))
                .map(scope -> new ScopeRow(
                        scope,
                        Scopes.find(scope).map(Scope::consentText).orElse(scope),
                        optional.contains(scope) ? boxes : ScopeRow.Choice.FIXED))
                .toList();
    }

    /** What the user left in: what has no box, and the ticked boxes. What was not asked for cannot be ticked. */
    public List<String> granted(Params form) {
        var ticked = form.all("scope");
        return scopes.stream()
                .filter(scope -> !optional.contains(scope) || ticked.contains(scope))
                .toList();
    }
}
