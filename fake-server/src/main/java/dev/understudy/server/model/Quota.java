package dev.understudy.server.model;

import java.util.Optional;

/**
 * How many calls of one API a project may make within a minute of its clock; absent: any number.
 *
 * @param perMinute all callers together
 * @param perMinutePerUser each user, or each {@code quotaUser}
 */
public record Quota(Optional<Integer> perMinute, Optional<Integer> perMinutePerUser) {

    /** No limit. */
    public static final Quota UNLIMITED = new Quota(Optional.empty(), Optional.empty());

    /** A limit for each user. */
    public static Quota perUser(int callsPerMinute) {
        return new Quota(Optional.empty(), Optional.of(callsPerMinute));
    }

    /** A limit for all users together. */
    public static Quota together(int callsPerMinute) {
        return new Quota(Optional.of(callsPerMinute), Optional.empty());
    }
}
