package dev.understudy.server.model;

import java.util.Set;

/**
 * Who there is for the apps of a project, where several worlds share a server: nobody else can sign in there.
 *
 * @param subs the accounts, by {@code sub}
 */
public record Audience(Set<String> subs) {

    public Audience {
        subs = Set.copyOf(subs);
    }
}
