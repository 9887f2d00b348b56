package dev.understudy.client;

import java.nio.file.Path;
import java.util.OptionalInt;

/** A file with a client's or a service account's credentials cannot be used; the message names the member and line. */
public final class CredentialsFileInvalid extends OAuthException {

    private static final long serialVersionUID = 1L;

    private final int line;

    CredentialsFileInvalid(Path file, int line, String problem, String remedy) {
        super(new Explanation(
                file + (line > 0 ? ", line " + line : "") + ": " + problem + ".",
                "the file is not as it was downloaded, or it is of another kind",
                remedy));
        this.line = line;
    }

    /** The line to look at, counted from 1, if one is to blame. */
    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }
}
