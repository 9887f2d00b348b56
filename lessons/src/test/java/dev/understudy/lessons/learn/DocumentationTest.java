package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationTest {

    private final Documentation documentation = new Documentation();

    @Test
    void a_class_and_its_methods_have_a_sentence() {
        assertThat(documentation.of("InstalledApp")).isNotEmpty();
        assertThat(documentation.of("AuthorizationCodeFlow", "step1")).isNotEmpty();
        assertThat(documentation.of("Verbs", "get")).contains("GET of a path at the fake, or of a whole URL");
        assertThat(documentation.of("Nobody")).isEmpty();
        assertThat(documentation.of("../Nobody", "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                dev.understudy.client.AuthorizationCodeFlow.class,
                dev.understudy.client.InstalledApp.class,
                dev.understudy.client.UserCredentials.class,
                dev.understudy.client.ServiceAccountCredentials.class,
                dev.understudy.client.ApiService.class,
                dev.understudy.lessons.shell.Visitor.class,
                dev.understudy.lessons.shell.Console.class
            })
    void no_public_method_that_a_learner_completes_is_without_one(Class<?> type) {
        List<String> without = Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(method -> method.getName())
                .filter(name -> !List.of("toString", "accessToken", "accessTokenInsteadOf", "surroundings")
                        .contains(name))
                .filter(name -> documentation.of(type.getSimpleName(), name).isEmpty())
                .toList();

        assertThat(without).isEmpty();
    }

    @Test
    void java_is_coloured_only_where_there_are_colours() {
        String line = "var x = get(\"/a\", 1); // two";

        assertThat(new JavaHighlighter(Paint.PLAIN).highlight(line).toAnsi()).isEqualTo(line);
        assertThat(new JavaHighlighter(new Paint(true, true)).highlight(line).toAnsi())
                .contains("\u001b[35mvar", "\u001b[32m\"/a\"", "\u001b[36m1");
    }
}
