package dev.understudy.server.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A project of the API Console: it owns the consent screen, the enabled APIs and the clients, and users grant to it.
 *
 * @param id the project id
 * @param number the project number, with which its client ids begin
 * @param consentScreen what users are shown
 * @param enabledApis the enabled APIs by service name without domain: {@code drive}, {@code calendar-json}
 * @param apiKeys its API keys
 * @param quotas what it may ask of each API, by service name; an API that is not here has no limit
 * @param iam who may see what the project itself owns, such as databases
 * @param ignoredAdvice the ids of the rules whose breaking is not reported
 */
public record Project(
        String id,
        String number,
        ConsentScreen consentScreen,
        Set<String> enabledApis,
        List<ApiKey> apiKeys,
        Map<String, Quota> quotas,
        IamPolicy iam,
        Set<String> ignoredAdvice) {

    /** How long what a test user allows lives: "seven days from the time of consent" (Google's help). */
    public static final Duration TESTING_LIFETIME = Duration.ofDays(7);

    public Project {
        enabledApis = Set.copyOf(enabledApis);
        apiKeys = List.copyOf(apiKeys);
        quotas = Map.copyOf(quotas);
        ignoredAdvice = Set.copyOf(ignoredAdvice);
    }

    /** A project that is told every finding. */
    public Project(
            String id,
            String number,
            ConsentScreen consentScreen,
            Set<String> enabledApis,
            List<ApiKey> apiKeys,
            Map<String, Quota> quotas,
            IamPolicy iam) {
        this(id, number, consentScreen, enabledApis, apiKeys, quotas, iam, Set.of());
    }

    /** A project without API keys, limits and roles. */
    public Project(String id, String number, ConsentScreen consentScreen, Set<String> enabledApis) {
        this(id, number, consentScreen, enabledApis, List.of(), Map.of(), IamPolicy.NONE);
    }

    /** A copy with this consent screen. */
    public Project withConsentScreen(ConsentScreen screen) {
        return new Project(id, number, screen, enabledApis, apiKeys, quotas, iam, ignoredAdvice);
    }

    /** A copy with these APIs enabled. */
    public Project withEnabledApis(Set<String> apis) {
        return new Project(id, number, consentScreen, apis, apiKeys, quotas, iam, ignoredAdvice);
    }

    /** A copy with these API keys. */
    public Project withApiKeys(List<ApiKey> keys) {
        return new Project(id, number, consentScreen, enabledApis, keys, quotas, iam, ignoredAdvice);
    }

    /** A copy with these limits. */
    public Project withQuotas(Map<String, Quota> newQuotas) {
        return new Project(id, number, consentScreen, enabledApis, apiKeys, newQuotas, iam, ignoredAdvice);
    }

    /** A copy with this policy. */
    public Project withIam(IamPolicy policy) {
        return new Project(id, number, consentScreen, enabledApis, apiKeys, quotas, policy, ignoredAdvice);
    }

    /** A copy of which these findings are not reported. */
    public Project withIgnoredAdvice(Set<String> rules) {
        return new Project(id, number, consentScreen, enabledApis, apiKeys, quotas, iam, rules);
    }

    /** When a consent to these canonical scopes ends: in Testing, and unless they only tell who the user is. */
    public Optional<Instant> authorizationEnd(Collection<String> scopes, Instant consentedAt) {
        return consentScreen.publishing() == ConsentScreen.Publishing.TESTING && !Scopes.areIdentityOnly(scopes)
                ? Optional.of(consentedAt.plus(TESTING_LIFETIME))
                : Optional.empty();
    }
}
