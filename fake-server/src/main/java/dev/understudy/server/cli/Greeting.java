package dev.understudy.server.cli;

import dev.understudy.server.Standalone;
import dev.understudy.server.model.ExampleRequest;
import dev.understudy.server.model.Profile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code serve} says once it accepts requests: that it does, and what to try first. */
final class Greeting {

    private Greeting() {}

    static List<String> lines(Standalone running, Profile profile) {
        URI base = running.google().url();
        var lines = new ArrayList<String>();
        lines.add("Understudy is ready at " + base);
        lines.add("");
        ExampleRequest.of(base, running.google().scenario().clients(), profile).ifPresent(url -> {
            lines.add("Sign in and consent, in a browser:");
            lines.add("  " + url);
        });
        running.dashboard().ifPresent(dashboard -> {
            lines.add("A class of " + running.learners() + ". See who is where; the link is for the instructor alone:");
            lines.add("  " + dashboard);
            running.cards().ifPresent(cards -> lines.add("Print the cards from there, or from " + cards + "."));
            lines.add("Learners say, each with the key of their card:");
            lines.add("  scripts/understudy learn --class " + base + " --key KEY");
        });
        lines.add("Watch what travels, in another tab:");
        lines.add("  " + running.google().inspector());
        lines.add("Look at the endpoints:");
        lines.add("  curl " + base + "/.well-known/openid-configuration");
        lines.add("Control it from tests in any language, with the header X-Control-Token: "
                + running.google().labToken());
        lines.add("  " + base + "/_understudy/openapi.json");
        running.credentials().stream().findFirst().map(Path::getParent).ifPresent(directory -> {
            lines.add("Credential files for your app are in " + directory + ":");
            running.credentials().forEach(file -> lines.add("  " + file.getFileName()));
            lines.add("Point the programs of a shell at this fake:");
            lines.add("  . " + quoted(directory.resolve("env.sh").toString()));
        });
        lines.add("Stop with Ctrl-C.");
        return lines;
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
