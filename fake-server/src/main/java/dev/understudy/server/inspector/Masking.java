package dev.understudy.server.inspector;

import java.util.Locale;

/** How much of a secret leaves the server. */
enum Masking {
    /** All of it: the tokens are fake. */
    OFF {
        @Override
        String show(String secret) {
            return secret;
        }
    },
    /** Its beginning and its end, at most three eighths of it: for the screen that a class looks at. */
    PROJECTOR {
        @Override
        String show(String secret) {
            int head = Math.min(8, secret.length() / 4);
            int tail = Math.min(4, secret.length() / 8);
            return secret.substring(0, head) + "…" + secret.substring(secret.length() - tail);
        }
    },
    /** Nothing: for what is handed on. */
    EXPORT {
        @Override
        String show(String secret) {
            return "…";
        }
    };

    /** What is shown of this secret. */
    abstract String show(String secret);

    /** The mode of this name; projector unless it is another's. */
    static Masking named(String name) {
        for (Masking masking : values()) {
            if (masking.name().toLowerCase(Locale.ROOT).equals(name)) {
                return masking;
            }
        }
        return PROJECTOR;
    }
}
