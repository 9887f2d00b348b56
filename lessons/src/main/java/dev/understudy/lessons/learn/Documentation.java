package dev.understudy.lessons.learn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line about a class or method of the client or of the lessons' verbs: the first sentence of its Javadoc. */
final class Documentation {

    private static final String SOURCES = "/dev/understudy/lessons/sources/";

    /** A comment, annotations, and a declaration of a type or a method. */
    private static final Pattern DECLARED =
            Pattern.compile("/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*"
                    + "(?:(?:public|static|final|abstract|sealed|default)\\s+)*"
                    + "(?:(?:class|interface|record|enum)\\s+(\\w+)|[\\w<>\\[\\], ?.]+?\\s+(\\w+)\\s*[(=;])");

    private static final Pattern INLINE = Pattern.compile("\\{@(?:code|link)\\s+([^}]*)}");

    private final Map<String, Map<String, String>> ofType = new ConcurrentHashMap<>();

    /** About a type. */
    Optional<String> of(String type) {
        return Optional.ofNullable(read(type).get(type));
    }

    /** About a method or constant of a type; overloads share the first one's sentence. */
    Optional<String> of(String type, String member) {
        return Optional.ofNullable(read(type).get("." + member));
    }

    private Map<String, String> read(String type) {
        return ofType.computeIfAbsent(type, Documentation::parse);
    }

    private static Map<String, String> parse(String type) {
        var sentences = new ConcurrentHashMap<String, String>();
        if (type.matches("\\w+")) {
            Matcher declared = DECLARED.matcher(source(type));
            while (declared.find()) {
                String name = declared.group(2) == null ? "." + declared.group(3) : declared.group(2);
                sentences.putIfAbsent(name, sentence(declared.group(1)));
            }
        }
        return sentences;
    }

    private static String source(String type) {
        try (InputStream in = Documentation.class.getResourceAsStream(SOURCES + type + ".java")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sentence(String comment) {
        String text = comment.replaceAll("(?m)^\\s*\\* ?", "").strip().replaceAll("\\s+", " ");
        String plain = INLINE.matcher(text).replaceAll("$1").replaceAll("<[^>]*>", "");
        Matcher end = Pattern.compile("[.;](?= |$)").matcher(plain);
        return end.find() ? plain.substring(0, end.start()) : plain.replaceFirst(" @.*", "");
    }
}
