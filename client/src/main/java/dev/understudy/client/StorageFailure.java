package dev.understudy.client;

import org.jspecify.annotations.Nullable;

/** Stored credentials could not be read, written or locked. What was stored before is still there. */
public final class StorageFailure extends OAuthException {

    private static final long serialVersionUID = 1L;

    StorageFailure(String happened, String remedy, @Nullable Throwable cause) {
        super(new Explanation(happened, "what was stored before is untouched", remedy), cause);
    }
}
