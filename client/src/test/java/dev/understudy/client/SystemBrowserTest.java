package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.client.internal.SystemBrowser;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemBrowserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                | Linux      | xdg-open URL
            ''                | Mac OS X   | open URL
            ''                | Windows 11 | rundll32 url.dll,FileProtocolHandler URL
            firefox           | Linux      | firefox URL, xdg-open URL
            lynx:w3m -o x=%s  | Linux      | lynx URL, w3m -o x=URL, xdg-open URL
            ' : '             | Linux      | xdg-open URL
            """)
    void c8_the_users_browser_is_started_with_the_address_as_one_word(String chosen, String system, String commands) {
        var url = URI.create("http://127.0.0.1:1/auth?a=b%20c&d=$(e)");

        List<String> tried = SystemBrowser.commands(url, Optional.of(chosen), system).stream()
                .map(words -> String.join(" ", words))
                .toList();

        assertThat(tried)
                .containsExactlyElementsOf(Arrays.stream(commands.split(", "))
                        .map(command -> command.replace("URL", url.toString()))
                        .toList());
        assertThat(SystemBrowser.commands(url, Optional.of(chosen), system))
                .allSatisfy(words -> assertThat(words.get(words.size() - 1)).endsWith(url.toString()));
    }
}
