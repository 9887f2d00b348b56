package dev.understudy.server.iam;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.IdTokens;
import dev.understudy.server.token.Issuance;

/**
 * What IAM works with.
 *
 * @param records what is known and kept
 * @param clock what time it is
 * @param issuance what makes access tokens
 * @param idTokens what makes id_tokens
 */
public record IamSurroundings(Records records, Clock clock, Issuance issuance, IdTokens idTokens) {}
