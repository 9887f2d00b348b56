package dev.understudy.client;

import java.nio.file.Path;
import java.util.OptionalInt;

/** A file with a client's or a service account's credentials cannot be used; the message names the member and line. */
public final class CredentialsFileInvalid extends OAuthException {

    private static final long serialVersionUID = 1L;

    private final int line;

    CredentialsFileInvalid(Path file, int line, String problem, String remedy) {
        this(
                line,
                new Explanation(
                        file + (line > 0 ? ", line " + line : "") + ": " + problem + ".",
                        "the file is not as it was downloaded, or it is of another kind",
                        remedy));
    }

    private CredentialsFileInvalid(int line, Explanation explanation) {
        super(explanation);
        this.line = line;
    }

    static CredentialsFileInvalid missing(Path file) {
        return new CredentialsFileInvalid(
                0,
                new Explanation(
                        file + ": there is no such file.",
                        "its path is misspelt, or it was not downloaded yet",
                        "check the path, which begins at " + Path.of("").toAbsolutePath()
                                + ", or download the file from the Credentials page of the console."));
    }

    /** The line to look at, counted from 1, if one is to blame. */
    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }
}
