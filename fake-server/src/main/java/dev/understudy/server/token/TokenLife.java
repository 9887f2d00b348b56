package dev.understudy.server.token;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Ending;
import dev.understudy.server.model.Grant;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.store.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Tells whether tokens live, and ends grants. Each token lives by the time of its project. */
public final class TokenLife {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Records records;
    private final Function<String, Instant> timeOf;

    /**
     * The life of the tokens in these records.
     *
     * @param timeOf the time of a project, by its id
     */
    public TokenLife(Records records, Function<String, Instant> timeOf) {
        this.records = records;
        this.timeOf = timeOf;
    }

    /** What an access token stands for, if it lives: known, not expired, its grant not revoked. */
    public Optional<AccessToken> accessToken(String token) {
        return records.accessTokens().find(OpaqueTokens.key(token)).filter(this::lives);
    }

    /** What a refresh token stands for, if it lives. */
    public Optional<RefreshToken> refreshToken(String token) {
        String key = OpaqueTokens.key(token);
        return records.refreshTokens()
                .find(key)
                .filter(meaning -> ending(key, meaning).isEmpty());
    }

    /** How a refresh token ended: by age, by itself, or with its grant; nothing while it lives. */
    public Optional<Ending> ending(String key, RefreshToken meaning) {
        var now = timeOf.apply(meaning.projectId());
        return records.endings()
                .find(key)
                .or(() -> endingOfGrant(meaning, now))
                .or(() -> age(meaning).filter(ending -> !ending.at().isAfter(now)));
    }

    /** Forgets access tokens, codes and device codes that were over a day ago, by the time of their project. */
    public void sweep() {
        records.accessTokens().sweep(token -> isForgotten(token.projectId(), token.expiresAt()));
        records.codes().sweep(code -> isForgotten(code.projectId(), code.expiresAt()));
        records.spentCodes()
                .sweep(spent ->
                        isForgotten(spent.code().projectId(), spent.code().expiresAt()));
        records.deviceAuthorizations().sweep(device -> isForgotten(device.projectId(), device.expiresAt()));
    }

    /** For a day a dead token can still be told from one that never was. */
    private boolean isForgotten(String projectId, Instant end) {
        return end.plus(REMEMBERED).isBefore(timeOf.apply(projectId));
    }

    /** Ends a grant: every token that stands on it is dead at once (RFC 7009 section 2.1). */
    public void end(Grant grant, String why) {
        records.endings().put(grant.id(), new Ending(timeOf.apply(grant.projectId()), why));
        String key = Records.grantKey(grant.userSub(), grant.projectId());
        records.grants()
                .take(key)
                .filter(taken -> !taken.id().equals(grant.id()))
                .ifPresent(newer -> records.grants().put(key, newer));
    }

    private boolean lives(AccessToken token) {
        return token.expiresAt().isAfter(timeOf.apply(token.projectId()))
                && token.grantId()
                        .map(id -> records.livingGrant(id, token.subject(), token.projectId())
                                .isPresent())
                        .orElse(true);
    }

    private Optional<Ending> endingOfGrant(RefreshToken token, Instant now) {
        if (records.livingGrant(token.grantId(), token.userSub(), token.projectId())
                .isPresent()) {
            return Optional.empty();
        }
        return records.endings()
                .find(token.grantId())
                .or(() -> Optional.of(new Ending(now, "The user's grant to the app no longer exists.")));
    }

    private static Optional<Ending> age(RefreshToken token) {
        String why = token.expiresAt().filter(token.diesAt()::equals).isPresent()
                ? "The app is in Testing, where refresh tokens live seven days after the consent."
                : "The refresh token was not used for " + RefreshToken.IDLE_MONTHS + " months.";
        return Optional.of(new Ending(token.diesAt(), why));
    }
}
