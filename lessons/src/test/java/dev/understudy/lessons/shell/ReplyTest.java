package dev.understudy.lessons.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void a_page_is_shown_as_it_is_read() {
        var reply = new Reply(404, Map.of("content-type", List.of("text/html; charset=utf-8")), """
            <!DOCTYPE html>
            <html lang="en"><head><title>Error 404 (Not Found)!!1</title><style>p { color: red }</style></head>
            <p><b>404.</b> <ins>That&#39;s an error.</ins></p><p>a &lt; b</p>
            </html>
            """);

        assertThat(reply).hasToString("HTTP 404\nA page: Error 404 (Not Found)!!1\n404. That's an error. a < b");
        assertThat(reply.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void data_is_shown_as_it_came() {
        var reply = new Reply(400, Map.of("content-type", List.of("application/json")), "{\n  \"error\": \"<b>\"\n}");

        assertThat(reply).hasToString("HTTP 400\n{\n  \"error\": \"<b>\"\n}");
    }
}
