package dev.understudy.lessons.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the learner's lines can see: the client, what it stands on, and the verbs of the lessons; never the server. */
public final class LearnerClassPath {

    private static final List<String> CLIENT_SIDE = List.of(
            "dev.understudy.client.AuthorizationCodeFlow",
            "com.nimbusds.jose.JWSObject",
            "org.jspecify.annotations.NullMarked");

    private LearnerClassPath() {}

    /** The class path as one string, as {@code -cp} takes it. */
    public static String get() {
        var here = Stream.of(LearnerClassPath.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class);
        return Stream.concat(here, CLIENT_SIDE.stream().flatMap(LearnerClassPath::find))
                .map(LearnerClassPath::of)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Where this class was loaded from. */
    static String of(Class<?> type) {
        try {
            var source = type.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes come from files", e);
        }
    }

    private static Stream<Class<?>> find(String name) {
        try {
            return Stream.of(Class.forName(name, false, LearnerClassPath.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        }
    }
}
