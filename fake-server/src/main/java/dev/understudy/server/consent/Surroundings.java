package dev.understudy.server.consent;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.Profile;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.IdTokens;
import dev.understudy.server.token.Issuance;
import dev.understudy.server.token.OpaqueTokens;

/**
 * What the authorization endpoint works with.
 *
 * @param records what is known and kept
 * @param clock what time it is
 * @param issuance where access tokens come from
 * @param idTokens where id_tokens come from
 * @param tokens where codes and ids come from
 * @param profile which server is played
 */
public record Surroundings(
        Records records, Clock clock, Issuance issuance, IdTokens idTokens, OpaqueTokens tokens, Profile profile) {}
