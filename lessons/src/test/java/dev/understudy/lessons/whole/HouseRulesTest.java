package dev.understudy.lessons.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of CONTRIBUTING.md that can be counted, over the sources of all modules. */
class HouseRulesTest {

    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_METHOD = 40;

    private static final List<String> LONG_FILES = new ArrayList<>();
    private static final List<String> LONG_METHODS = new ArrayList<>();
    private static final List<String> UNDOCUMENTED = new ArrayList<>();
    private static final List<Path> TESTS = new ArrayList<>();
    private static int files;

    @BeforeAll
    static void read_all_sources() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var sources = sources();
            files = sources.size();
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
            var trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(trees).scan(unit, null);
            }
        }
    }

    @Test
    void all_modules_were_read() {
        assertThat(files).isGreaterThan(200);
    }

    @Test
    void no_file_is_longer_than_300_lines() {
        assertThat(LONG_FILES).isEmpty();
    }

    @Test
    void no_method_is_longer_than_40_lines() {
        assertThat(LONG_METHODS).isEmpty();
    }

    @Test
    void every_public_type_says_what_it_is() {
        assertThat(UNDOCUMENTED).isEmpty();
    }

    @Test
    void every_test_that_one_jdk_is_enough_for_is_there() throws IOException {
        var patterns = Files.readAllLines(Shell.ROOT.resolve(".ci/one-jdk")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.contains("$"))
                .toList();

        assertThat(patterns).isNotEmpty().allSatisfy(pattern -> {
            var matcher = FileSystems.getDefault().getPathMatcher("glob:**/src/test/java/" + pattern);
            assertThat(TESTS).as(pattern).anyMatch(matcher::matches);
        });
    }

    private static List<Path> sources() throws IOException {
        var found = new ArrayList<Path>();
        for (String module :
                List.of("fake-server", "fake-server/junit", "fake-server/standalone", "client", "lessons")) {
            try (var paths = Files.walk(Shell.ROOT.resolve(module).resolve("src"))) {
                paths.filter(path -> path.toString().endsWith(".java")).forEach(found::add);
            }
        }
        found.stream()
                .filter(path -> path.toString().matches(".*(Test|IT)[.]java"))
                .forEach(TESTS::add);
        for (Path source : found) {
            long lines = Files.readAllLines(source).size();
            if (lines > LONGEST_FILE) {
                LONG_FILES.add(Shell.ROOT.relativize(source) + ": " + lines + " lines");
            }
        }
        return found;
    }

    /** Looks at every type and method of one file. */
    private static final class Reader extends TreePathScanner<Void, Void> {

        private final DocTrees trees;

        private Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            if (isPublic && isMain() && trees.getDocComment(getCurrentPath()) == null) {
                UNDOCUMENTED.add(place(type) + " " + type.getSimpleName());
            }
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            long lines = line(end(method)) - line(start(method)) + 1;
            // A test's table of rows is data, however long.
            if (isMain() && lines > LONGEST_METHOD) {
                LONG_METHODS.add(place(method) + " " + method.getName() + ": " + lines + " lines");
            }
            return super.visitMethod(method, nothing);
        }

        private boolean isMain() {
            return path().contains("/src/main/");
        }

        private String place(Tree tree) {
            return path() + ":" + line(start(tree));
        }

        private String path() {
            JavaFileObject file = unit().getSourceFile();
            return Shell.ROOT.relativize(Path.of(file.toUri())).toString();
        }

        private long start(Tree tree) {
            return trees.getSourcePositions().getStartPosition(unit(), tree);
        }

        private long end(Tree tree) {
            return trees.getSourcePositions().getEndPosition(unit(), tree);
        }

        private long line(long position) {
            return position < 0 ? 0 : unit().getLineMap().getLineNumber(position);
        }

        private CompilationUnitTree unit() {
            return getCurrentPath().getCompilationUnit();
        }
    }
}
