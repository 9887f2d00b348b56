package dev.understudy.server.lab;

import java.util.Locale;

/** How much a finding matters, least first. */
public enum Severity {
    /** Worth knowing; nothing is wrong. */
    NOTE,
    /** Bad practice: it works, but costs safety, the user's trust or quota. */
    WARNING,
    /** A hole, or something that fails at Google. */
    ERROR;

    /** Its name in files and on command lines: {@code note}, {@code warning}, {@code error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
