package dev.understudy.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

/** The numbers in a copy of a world. */
class WorldCopyTest {

    @Test
    void short_numbers_are_different_ones_too() {
        var original = ScenarioFile.parse("a small world", """
            {"users": [{"email": "a@example.com", "sub": "1"}, {"email": "b@example.com", "sub": "2"}],
             "projects": [{"id": "small", "number": "7"}]}\
            """);

        var copy = WorldCopy.of(original, 17).scenario();

        assertThat(copy.users()).extracting(User::sub).containsExactly("999000171", "999000172");
        assertThat(copy.projects()).extracting(Project::number).containsExactly("999000177");
    }

    @Test
    @DefaultLocale("ar-EG")
    void numbers_have_the_same_digits_on_every_machine() {
        var copy = WorldCopy.of(DemoWorld.scenario(), 17).scenario();

        assertThat(copy.users()).extracting(User::sub).allMatch(sub -> sub.matches("99900017[0-9]{13}"));
    }
}
