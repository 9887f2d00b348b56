package dev.understudy.lessons.demo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real Chromium with a fresh profile, which can reach nothing but this machine. */
public final class Chromium implements AutoCloseable {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Held here because a logger that nobody holds forgets its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /** Whether there is a window to look at. */
    public enum Window {
        /** No window. */
        HEADLESS,
        /** A window on the user's screen. */
        VISIBLE
    }

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** What is missing to start a Chromium and what to do about it, or nothing if all is there. */
    public static Optional<String> missing() {
        boolean there = browser().isPresent() && onPath("chromedriver").isPresent();
        return there
                ? Optional.empty()
                : Optional.of("No Chromium with its driver was found on the PATH. Install both"
                        + " (Debian: apt-get install chromium chromium-driver).");
    }

    /**
     * Starts a Chromium.
     *
     * @throws IllegalStateException if there is none, saying what to install
     */
    public static Chromium start(Window window) {
        Path binary = browser().orElseThrow(Chromium::absent);
        Path driver = onPath("chromedriver").orElseThrow(Chromium::absent);
        SELENIUM.setLevel(Level.SEVERE);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        var options = new ChromeOptions();
        options.setBinary(binary.toFile());
        options.addArguments(
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--window-size=1280,800",
                // Through a pipe, because the driver's other way needs a machine that knows the name localhost.
                "--remote-debugging-pipe",
                // Nothing leaves the machine: every name but loopback's is unknown to this browser.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1");
        if (window == Window.HEADLESS) {
            options.addArguments("--headless=new");
        }
        if (System.getProperty("user.name", "").equals("root")) {
            // Chromium refuses to start its sandbox as root.
            options.addArguments("--no-sandbox");
        }
        return new Chromium(start(service, options));
    }

    private static ChromeDriver start(ChromeDriverService service, ChromeOptions options) {
        try {
            var chrome = new ChromeDriver(service, options);
            chrome.manage().timeouts().pageLoadTimeout(PATIENCE).implicitlyWait(Duration.ZERO);
            return chrome;
        } catch (WebDriverException e) {
            throw new IllegalStateException(
                    "Chromium was found but did not start: "
                            + String.valueOf(e.getRawMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                            + ". Does chromium --headless run by itself?",
                    e);
        }
    }

    /** Selenium's handle of the browser. */
    public WebDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static IllegalStateException absent() {
        return new IllegalStateException(missing().orElse("Chromium disappeared while it was looked for."));
    }

    private static Optional<Path> browser() {
        return BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst();
    }

    private static Optional<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
