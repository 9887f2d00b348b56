package dev.understudy.lessons.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.testing.OtherSite;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chromium.HasCdp;

/** What a browser test leaves behind does not reach the next one. */
@NeedsChromium
class SharedChromiumIT {

    private final Chromium chromium;
    private final WebDriver driver;

    SharedChromiumIT(Chromium chromium) {
        this.chromium = chromium;
        this.driver = chromium.driver();
    }

    @Test
    void no_window_page_look_or_cookie_is_left() {
        try (var site = OtherSite.showing("<!DOCTYPE html><title>Somebody's</title>")) {
            List<URI> hosts = List.of(site.url(), site.urlByName());
            driver.get(site.url().toString());
            Object usual = look();
            var shared = new SharedChromium.Shared(chromium, driver.getWindowHandle());
            for (URI host : hosts) {
                driver.get(host.toString());
                script("document.cookie = 'left=here'; open('/popup', '', 'width=300,height=200')");
            }
            cdp("Emulation.setEmulatedMedia", Map.of("media", "print"));
            cdp(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", false));
            assertThat(look()).isNotEqualTo(usual);
            assertThat(driver.getWindowHandles()).hasSize(3);

            shared.leave();
            shared.forget();

            assertThat(driver.getWindowHandles()).hasSize(1);
            assertThat(driver.getCurrentUrl()).isEqualTo("about:blank");
            for (URI host : hosts) {
                driver.get(host.toString());
                assertThat(script("return document.cookie")).isEqualTo("");
                assertThat(look()).isEqualTo(usual);
            }
        }
    }

    private Object look() {
        return script("return [innerWidth, innerHeight, matchMedia('print').matches].join()");
    }

    private Object script(String code) {
        return ((JavascriptExecutor) driver).executeScript(code);
    }

    private void cdp(String command, Map<String, Object> parameters) {
        ((HasCdp) driver).executeCdpCommand(command, parameters);
    }
}
