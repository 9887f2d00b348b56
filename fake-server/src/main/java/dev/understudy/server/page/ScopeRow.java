package dev.understudy.server.page;

/**
 * A scope on the consent page.
 *
 * @param value the scope
 * @param text what it allows, in Google's words
 */
public record ScopeRow(String value, String text) {}
