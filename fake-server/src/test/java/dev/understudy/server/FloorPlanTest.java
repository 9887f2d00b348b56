package dev.understudy.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the house of docs/decisions/0001: a package uses floors below its own, never above, never sideways. */
class FloorPlanTest {

    private static final String ROOT = "dev.understudy.server";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final List<String> WORDS = List.of("wire", "model");
    private static final List<String> TOOLS =
            List.of("wire", "model", "store", "token", "lab", "lab.advice", "page", "session", "refusal");

    /** Every package and what it may use; a package that is not here may not exist. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("wire", List.of()),
            Map.entry("model", List.of()),
            Map.entry("store", WORDS),
            Map.entry("token", List.of("wire", "model", "store")),
            Map.entry("lab", List.of("wire", "model", "store")),
            Map.entry("lab.fault", List.of("wire", "model", "store", "lab", "page")),
            Map.entry("lab.advice", List.of("wire", "model", "store", "lab")),
            Map.entry("page", WORDS),
            Map.entry("session", List.of("wire", "model", "store", "token")),
            Map.entry("refusal", List.of("wire", "model", "store", "page")),
            Map.entry("page.templates", List.of("page", "wire", "model")),
            Map.entry("consent", TOOLS),
            Map.entry("grant", TOOLS),
            Map.entry("account", TOOLS),
            Map.entry("device", TOOLS),
            Map.entry("iam", TOOLS),
            Map.entry("metadata", TOOLS),
            Map.entry("api", TOOLS),
            Map.entry("http", TOOLS),
            Map.entry(
                    "inspector",
                    List.of("wire", "model", "store", "token", "lab", "lab.advice", "lab.fault", "page", "session")),
            Map.entry("admin", TOOLS),
            Map.entry("classroom", List.of("wire", "model", "store", "token", "lab", "page", "session")),
            Map.entry("console", TOOLS),
            Map.entry("cli", List.of("", "lab", "model")));

    static Stream<String> packages() {
        return HOUSE.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1))
                .map(name -> name.startsWith("page.templates") ? "page.templates" : name)
                .distinct();
    }

    @Test
    void the_whole_house_was_seen() {
        assertThat(HOUSE.size()).isGreaterThan(60);
        assertThat(packages()).containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_uses_the_floors_below_it_only(String name) {
        var allowed = MAY_USE.getOrDefault(name, List.of());
        var forbidden = new DescribedPredicate<JavaClass>("a room that " + name + " may not enter") {
            @Override
            public boolean test(JavaClass used) {
                return isOfTheHouse(used) && !room(used).equals(name) && !allowed.contains(room(used));
            }
        };

        noClasses()
                .that(resideIn(name))
                .should()
                .dependOnClassesThat(forbidden)
                .allowEmptyShould(false)
                .check(HOUSE);
    }

    @Test
    void only_the_front_of_the_house_knows_javalin_and_jetty() {
        onlyIn("http", "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");
    }

    @Test
    void only_token_knows_nimbus() {
        onlyIn("token", "com.nimbusds..");
    }

    @Test
    void only_page_knows_the_template_engine() {
        noClasses()
                .that(resideOutside("page").and(resideOutside("page.templates")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("gg.jte..")
                .check(HOUSE);
    }

    @Test
    void model_needs_the_jdk_alone() {
        classes()
                .that(resideIn("model"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".model")
                .check(HOUSE);
    }

    @Test
    void only_the_lab_asks_what_time_it_is() {
        noClasses()
                .that(resideOutside("lab"))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(HOUSE);
    }

    private static void onlyIn(String room, String... libraries) {
        noClasses()
                .that(resideOutside(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> resideIn(String room) {
        return resideInAPackage(ROOT + "." + room + (room.equals("page.templates") ? ".." : ""));
    }

    private static DescribedPredicate<JavaClass> resideOutside(String room) {
        return DescribedPredicate.not(resideIn(room));
    }

    private static boolean isOfTheHouse(JavaClass used) {
        return used.getPackageName().equals(ROOT) || used.getPackageName().startsWith(ROOT + ".");
    }

    private static String room(JavaClass used) {
        String name = used.getPackageName();
        String room = name.length() == ROOT.length() ? "" : name.substring(ROOT.length() + 1);
        return room.startsWith("page.templates") ? "page.templates" : room;
    }
}
