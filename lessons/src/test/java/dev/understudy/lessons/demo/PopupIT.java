package dev.understudy.lessons.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.lessons.testing.OtherSite;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A web page that opens the consent in a popup window, as Google's script libraries do, and is answered by a message. */
@NeedsChromium
class PopupIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String PAGE = """
        <!DOCTYPE html><title>App</title><button id="ask">Ask</button><script>
        addEventListener('message', (event) => { window.answer = JSON.stringify({ from: event.origin, data: event.data }); });
        const asked = new URLSearchParams(location.search).get('ask');
        document.getElementById('ask').onclick = () => { window.popup = open(asked, 'consent', 'width=500,height=600'); };
        </script>\
        """;

    private static FakeGoogle google;
    private static OtherSite app;
    private static String origin;

    private final WebDriver driver;

    PopupIT(Chromium chromium) {
        driver = chromium.driver();
    }

    @BeforeAll
    static void start() throws Exception {
        google = FakeGoogle.start();
        app = OtherSite.showing(PAGE);
        origin = app.urlByName().toString();
        google.records().clients().update(DemoWorld.WEB.id(), web -> web.withJavascriptOrigins(List.of(origin)));
    }

    @AfterAll
    static void stop() {
        app.close();
        google.close();
    }

    @Test
    void the_page_that_asked_gets_the_code_and_exchanges_it_with_postmessage() throws Exception {
        var answer = ask(origin, "allow");

        assertThat(answer.path("from").asText()).isEqualTo(google.url().toString());
        var message = new ObjectMapper().readTree(answer.path("data").asText());
        assertThat(message.path("id").asText()).isEqualTo("auth1");
        assertThat(message.at("/params/state").asText()).isEqualTo("s");
        assertThat(exchange(message.at("/params/code").asText())).contains("\"access_token\"");
    }

    @Test
    void a_no_is_a_message_too() throws Exception {
        var message =
                new ObjectMapper().readTree(ask(origin, "deny").path("data").asText());

        assertThat(message.at("/params/error").asText()).isEqualTo("access_denied");
    }

    @Test
    void another_page_that_asks_in_its_name_hears_nothing() throws Exception {
        assertThat(ask(app.url().toString(), "allow").isMissingNode()).isTrue();
    }

    /** Asks from a page of this origin, decides, and gives the message that came back, if one did. */
    private JsonNode ask(String page, String decision) throws Exception {
        driver.get(page + "/?ask=" + encode(request()));
        String opener = driver.getWindowHandle();
        driver.findElement(By.id("ask")).click();
        until("return window.popup != null");
        driver.getWindowHandles().stream()
                .filter(handle -> !handle.equals(opener))
                .forEach(driver.switchTo()::window);
        var waiting = new WebDriverWait(driver, PATIENCE);
        waiting.until(any -> !driver.findElements(By.cssSelector("[data-identifier='ada@example.com'], #allow"))
                .isEmpty());
        driver.findElements(By.cssSelector("[data-identifier='ada@example.com']")).stream()
                .findFirst()
                .ifPresent(account -> account.click());
        waiting.until(any -> !driver.findElements(By.id(decision)).isEmpty());
        driver.findElement(By.id(decision)).click();
        driver.switchTo().window(opener);
        until("return window.popup.closed");
        Object answer = ((JavascriptExecutor) driver).executeScript("return window.answer || ''");
        return new ObjectMapper().readTree(String.valueOf(answer));
    }

    private void until(String condition) {
        new WebDriverWait(driver, PATIENCE)
                .until(any -> Boolean.TRUE.equals(((JavascriptExecutor) driver).executeScript(condition)));
    }

    private static String request() {
        return google.url() + "/o/oauth2/v2/auth?response_type=code&prompt=consent&state=s&client_id="
                + DemoWorld.WEB.id() + "&scope=" + encode("https://www.googleapis.com/auth/drive.readonly")
                + "&redirect_uri=" + encode(origin.replace("http://", "storagerelay://http/") + "?id=auth1");
    }

    private static String exchange(String code) throws Exception {
        String form = "grant_type=authorization_code&redirect_uri=postmessage&client_id=" + DemoWorld.WEB.id()
                + "&client_secret=" + encode(DemoWorld.WEB.secret().orElseThrow()) + "&code=" + encode(code);
        var request = HttpRequest.newBuilder(URI.create(google.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
