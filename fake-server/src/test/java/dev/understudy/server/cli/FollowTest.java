package dev.understudy.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FollowTest {

    @Test
    void nobody_listening_is_one_sentence_without_the_code() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(follow("http://127.0.0.1:" + free + "/?code=4/0FAKE"))
                .isEqualToIgnoringNewLines("understudy: the browser got no answer from http://127.0.0.1:" + free
                        + ": does the program listen there?");
    }

    @Test
    void a_page_that_nobody_can_answer_is_one_sentence() throws Exception {
        try (var google = FakeGoogle.start()) {
            assertThat(follow(google.url() + "/o/oauth2/v2/auth"))
                    .isEqualToIgnoringNewLines("understudy: the browser was halted by a page:"
                            + " Error 400: invalid_request. Missing required parameter: client_id");
            assertThat(follow(google.url() + "/nowhere")).contains("halted by a page: Error 404 (Not Found)");
        }
    }

    private static String follow(String url) throws Exception {
        var command = OwnJvm.command(List.of(), Follow.class);
        command.add(url);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
