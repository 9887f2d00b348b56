package dev.understudy.server.model;

import java.util.Locale;

/**
 * What a user code stands for.
 *
 * @param deviceKey the key of the device that shows it
 */
public record UserCode(String deviceKey) {

    /** The letters of a code, however it was typed: the key under which it is kept (RFC 8628 section 6.1). */
    public static String letters(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
