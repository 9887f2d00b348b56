package dev.understudy.server.cli;

import dev.understudy.server.model.Profile;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a profile by its label. */
final class ProfileConverter implements ITypeConverter<Profile> {

    @Override
    public Profile convert(String label) {
        return Arrays.stream(Profile.values())
                .filter(profile -> profile.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("\"" + label + "\" is no profile; there are "
                        + Arrays.stream(Profile.values()).map(Profile::label).collect(Collectors.joining(", "))
                        + "."));
    }
}
