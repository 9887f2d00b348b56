package dev.understudy.lessons.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chromium.HasCdp;

/**
 * One Chromium for all browser tests of a JVM, started for the first and ended with the last. After each test it leaves
 * the pages, before their server ends; whoever gets it, as a parameter of a constructor, a test or {@code @BeforeAll},
 * gets it without a cookie of anybody.
 */
final class SharedChromium implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace HERE = Namespace.create(SharedChromium.class);

    /** The browser, and the window that it has from its start. */
    record Shared(Chromium chromium, String window) implements AutoCloseable {

        private static Shared start() {
            var chromium = Chromium.start(Chromium.Window.HEADLESS);
            return new Shared(chromium, chromium.driver().getWindowHandle());
        }

        /** One window, which shows nothing, in its own size and colours. */
        void leave() {
            var driver = chromium.driver();
            driver.getWindowHandles().stream()
                    .filter(other -> !other.equals(window))
                    .forEach(other -> driver.switchTo().window(other).close());
            driver.switchTo().window(window).get("about:blank");
            var cdp = (HasCdp) driver;
            cdp.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
            cdp.executeCdpCommand("Emulation.setEmulatedMedia", Map.of());
        }

        /** No cookie of any host. */
        void forget() {
            chromium.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
            ((HasCdp) chromium.driver()).executeCdpCommand("Network.clearBrowserCookies", Map.of());
        }

        @Override
        public void close() {
            chromium.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Chromium.class);
    }

    @Override
    public Chromium resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var shared = store(context).computeIfAbsent(Shared.class, first -> Shared.start(), Shared.class);
        shared.forget();
        return shared.chromium();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Optional.ofNullable(store(context).get(Shared.class, Shared.class)).ifPresent(Shared::leave);
    }

    /** Of the session: Surefire runs each class by itself, and the root store would end with it. */
    private static Store store(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, HERE);
    }
}
