package dev.understudy.server.grant;

import dev.understudy.server.model.Delegation;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.util.List;
import java.util.Optional;

/** Domain-wide delegation: a service account acts as the user that {@code sub} (formerly {@code prn}) names. */
final class Impersonation {

    private final Records records;
    private final Standing standing;
    private final Profile profile;

    Impersonation(Records records, Profile profile) {
        this.records = records;
        this.standing = new Standing(records);
        this.profile = profile;
    }

    /** The user to act as, nobody if the assertion names none, or Google's error if it may not be. */
    Optional<User> user(CompactJwt jwt, ServiceAccount account, List<String> scopes) {
        var named = jwt.claim("sub").or(() -> jwt.claim("prn")).filter(sub -> !sub.equals(account.email()));
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String email = named.get();
        if (!email.contains("@")) {
            throw OAuthError.INVALID_GRANT
                    .because("Not a valid email.")
                    .explained("sub must be the address of a user, and " + email + " is not an address.");
        }
        if (records.serviceAccounts().find(email).isPresent()) {
            throw notAUser(jwt, email, "is a service account");
        }
        var user = records.userByEmail(email)
                .orElseThrow(() -> OAuthError.INVALID_GRANT
                        .because("Invalid email or User ID")
                        .explained("There is no user " + email + "."));
        String domain = user.hostedDomain()
                .orElseThrow(() -> notAUser(jwt, email, "has a consumer account, of which no administrator disposes"));
        var canonical = Scopes.canonical(scopes);
        requireDelegation(account, domain, canonical);
        standing.require(user, account.projectId(), account.uniqueId(), canonical);
        return Optional.of(user);
    }

    private void requireDelegation(ServiceAccount account, String domain, List<String> scopes) {
        var allowed = records.delegations()
                .find(Records.delegationKey(account.uniqueId(), domain))
                .map(Delegation::scopes)
                .map(Scopes::canonical)
                .orElse(List.of());
        if (scopes.stream().noneMatch(allowed::contains)) {
            throw OAuthError.UNAUTHORIZED_CLIENT
                    .because(profile.words(
                            "Client is unauthorized to retrieve access tokens using this method, or client not"
                                    + " authorized for any of the scopes requested.",
                            "Client is unauthorized to retrieve access tokens using this method."))
                    .explained("The administrator of " + domain + " has not delegated any of these scopes to the client"
                            + " id " + account.uniqueId() + ".");
        }
        if (!allowed.containsAll(scopes)) {
            throw OAuthError.ACCESS_DENIED
                    .because(401, "Requested client not authorized.")
                    .explained("The administrator of " + domain + " has delegated some of these scopes, but not all: "
                            + String.join(" ", allowed) + ".");
        }
    }

    private static OAuthException notAUser(CompactJwt jwt, String email, String what) {
        String description = jwt.claim("sub").isPresent()
                ? "Invalid impersonation &quot;sub&quot; field: " + email
                : "Invalid impersonation prn email address.";
        return OAuthError.INVALID_REQUEST.because(description).explained(email + " " + what + ".");
    }
}
