package dev.understudy.lessons.shell;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** The fake and its controls. */
public final class Lab {

    Lab() {}

    /** Where the fake is. */
    public URI url() {
        return URI.create(Setting.URL.value());
    }

    /** Moves the server's time: {@code "+11m"}, {@code "+1h"}, {@code "-2d"}. */
    public void time(String by) {
        say(":time " + by);
    }

    /** Makes the next request to an endpoint fail: {@code "503 token"}. */
    public void trip(String fault) {
        say(":trip " + fault);
    }

    /** A path for a file of this session. */
    public Path path(String name) {
        return Folder.path(name);
    }

    /** Tells the runner a command, as if it were typed at the prompt. */
    void say(String command) {
        String answer = ask(command);
        if (!answer.isBlank()) {
            System.out.println(answer);
        }
    }

    /** What the runner answers to this. */
    String ask(String command) {
        var request = Web.to(URI.create(Setting.DESK.value()))
                .header("X-Understudy-Key", Setting.KEY.value())
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(command))
                .build();
        HttpResponse<String> response = Web.send(request);
        if (response.statusCode() != 200) {
            throw new IllegalArgumentException(response.body());
        }
        return response.body();
    }

    @Override
    public String toString() {
        return "the lab at " + url();
    }
}
