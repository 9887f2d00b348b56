package dev.understudy.junit;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives every test a {@link TestGoogle} as a parameter. With {@code @ExtendWith(FakeGoogleExtension.class)} all tests of
 * the run share one server and each has a world of its own there, so that they may run in parallel. As a static field
 * with {@code @RegisterExtension} it can give a class a server of its own, whose tests then run one after another:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FakeGoogleExtension GOOGLE = FakeGoogleExtension.ownServer();
 * }</pre>
 *
 * A failure's report has the journal of the test beside it.
 */
public final class FakeGoogleExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(FakeGoogleExtension.class);

    /** Whose server it is. */
    private enum Server {
        SHARED,
        OWN
    }

    private final Server server;
    private final Optional<dev.understudy.server.model.Scenario> scenario;

    /** One server for all tests of the run, a world for each. */
    public FakeGoogleExtension() {
        this(Server.SHARED, Optional.empty());
    }

    private FakeGoogleExtension(Server server, Optional<dev.understudy.server.model.Scenario> scenario) {
        this.server = server;
        this.scenario = scenario;
    }

    /** One server for all tests of the run, each with a copy of this world there. */
    public static FakeGoogleExtension with(dev.understudy.server.model.Scenario scenario) {
        return new FakeGoogleExtension(Server.SHARED, Optional.of(scenario));
    }

    /** A server for the class alone, put back to its beginning before each test. */
    public static FakeGoogleExtension ownServer() {
        return new FakeGoogleExtension(Server.OWN, Optional.empty());
    }

    /** The same with this world. */
    public static FakeGoogleExtension ownServer(dev.understudy.server.model.Scenario scenario) {
        return new FakeGoogleExtension(Server.OWN, Optional.of(scenario));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put(TestGoogle.class, stage(context));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        context.getExecutionException()
                .ifPresent(failure -> failure.addSuppressed(
                        new JournalOfTheTest(google(context).journal())));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return (type == TestGoogle.class || type == FakeGoogle.class)
                && context.getStore(NAMESPACE).get(TestGoogle.class) != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var google = google(context);
        return parameter.getParameter().getType() == FakeGoogle.class ? google.server() : google;
    }

    private static TestGoogle google(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(TestGoogle.class, TestGoogle.class);
    }

    private TestGoogle stage(ExtensionContext context) {
        var world = scenario.or(() -> annotated(context)).orElseGet(Scenarios::demo);
        if (server == Server.SHARED) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(SharedServer.class, key -> new SharedServer(), SharedServer.class)
                    .stage(world);
        }
        return classContext(context)
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(OwnServer.class, key -> new OwnServer(world), OwnServer.class)
                .stage();
    }

    /** The outermost context that is of a class. */
    private static ExtensionContext classContext(ExtensionContext context) {
        var outer = context;
        while (outer.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .isPresent()) {
            outer = outer.getParent().orElseThrow();
        }
        return outer;
    }

    private static Optional<dev.understudy.server.model.Scenario> annotated(ExtensionContext context) {
        return context.getTestMethod()
                .flatMap(method -> AnnotationSupport.findAnnotation(method, Scenario.class))
                .or(() ->
                        context.getTestClass().flatMap(type -> AnnotationSupport.findAnnotation(type, Scenario.class)))
                .map(annotation -> read(annotation.value(), context.getRequiredTestClass()));
    }

    private static dev.understudy.server.model.Scenario read(String resource, Class<?> test) {
        try (var text = test.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalArgumentException("There is no scenario \"" + resource + "\" on the class path beside "
                        + test.getSimpleName() + "; a name that begins with / is looked for from the top.");
            }
            return Scenarios.parse(resource, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
