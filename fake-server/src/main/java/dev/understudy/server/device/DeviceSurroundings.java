package dev.understudy.server.device;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.Profile;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;

/**
 * What the device flow works with.
 *
 * @param records what is known and kept
 * @param clock what time it is
 * @param tokens where codes and ids come from
 * @param profile which server is played
 */
public record DeviceSurroundings(Records records, Clock clock, OpaqueTokens tokens, Profile profile) {}
