package dev.understudy.server.model;

/**
 * Somebody who allowed an app something sensitive, if only once: such users of an app that is not verified are counted
 * for good (Google, "Unverified apps").
 *
 * @param projectId the project of the app
 * @param userSub who it was
 */
public record AppUser(String projectId, String userSub) {}
