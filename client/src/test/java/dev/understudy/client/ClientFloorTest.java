package dev.understudy.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the client in its shape: a small public face that shows no library, on an inner floor that knows no face. */
class ClientFloorTest {

    private static final String ROOT = "dev.understudy.client";

    /** The packages that jshell imports by itself. */
    private static final List<String> JSHELL = List.of(
            "java.lang",
            "java.io",
            "java.math",
            "java.net",
            "java.nio.file",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.prefs",
            "java.util.regex",
            "java.util.stream");

    private static final JavaClasses CLIENT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void the_whole_client_was_seen() {
        assertThat(CLIENT.size()).isGreaterThan(50);
        assertThat(CLIENT.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrder(ROOT, ROOT + ".internal", ROOT + ".javalin");
    }

    @Test
    void only_the_room_named_after_it_needs_javalin() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".javalin")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "kotlin..", ROOT + ".javalin")
                .check(CLIENT);
    }

    @Test
    void c8_the_browser_is_a_program_of_its_own_never_a_view_within_this_one() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "javax.swing..", "java.awt..", "org.openqa..", "org.eclipse.swt..")
                .check(CLIENT);
    }

    @Test
    void the_client_never_sees_the_server() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.understudy.server..", "dev.understudy.lessons..")
                .check(CLIENT);
    }

    @Test
    void the_inner_floor_does_not_know_the_face() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLIENT);
    }

    @Test
    void no_signature_of_the_face_shows_the_inner_floor_or_a_library() {
        assertThat(face().flatMap(ClientFloorTest::shownTypes))
                .filteredOn(type -> type.startsWith(ROOT + ".internal")
                        || type.startsWith("com.fasterxml")
                        || type.startsWith("com.nimbusds")
                        || type.startsWith("com.sun"))
                .isEmpty();
    }

    @Test
    void no_public_name_is_ambiguous_in_jshell() {
        assertThat(face().filter(type -> type.getPackageName().equals(ROOT)).map(JavaClass::getSimpleName))
                .hasSizeGreaterThan(20)
                .noneMatch(name -> JSHELL.stream().anyMatch(place -> exists(place + "." + name)));
    }

    @Test
    void nobody_asks_the_system_what_time_it_is() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .check(CLIENT);
    }

    private static Stream<JavaClass> face() {
        return CLIENT.stream()
                .filter(type -> type.getPackageName().equals(ROOT))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    private static Stream<String> shownTypes(JavaClass type) {
        var members = type.getCodeUnits().stream()
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                        || unit.getModifiers().contains(JavaModifier.PROTECTED))
                .flatMap(ClientFloorTest::signature);
        var fields = type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
                .map(field -> field.getRawType().getName());
        return Stream.concat(members, fields);
    }

    private static Stream<String> signature(JavaCodeUnit unit) {
        return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                .map(JavaClass::getName);
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
