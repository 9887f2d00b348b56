package dev.understudy.client;

import java.nio.file.Path;
import java.util.Optional;

/** The file that a variable names; a name that leads nowhere is an error, because somebody meant it. */
final class EnvironmentFileSource implements CredentialSource {

    private static final String VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS";

    @Override
    public Looked look(Wanted wanted) {
        Optional<String> file = wanted.variable(VARIABLE);
        if (file.isEmpty()) {
            return Looked.nothing("the variable " + VARIABLE + " is not set");
        }
        return new Looked(
                "the variable " + VARIABLE + " names " + file.get(),
                Optional.of(DefaultCredentialsFile.load(Path.of(file.get()), wanted)));
    }
}
