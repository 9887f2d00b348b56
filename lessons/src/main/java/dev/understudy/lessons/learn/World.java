package dev.understudy.lessons.learn;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.User;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The names by which lessons and checks speak of the demo world. */
final class World {

    private World() {}

    /** Every name and what it stands for. */
    static Map<String, String> names() {
        var names = new TreeMap<String, String>();
        names.put("project", DemoWorld.PROJECT);
        names.put("domain", DemoWorld.DOMAIN);
        names.put("robot", DemoWorld.ROBOT.email());
        names.put("robot.id", DemoWorld.ROBOT.uniqueId());
        add(names, "ada", DemoWorld.ADA);
        add(names, "mallory", DemoWorld.MALLORY);
        add(names, "grace", DemoWorld.GRACE);
        add(names, "desktop", DemoWorld.DESKTOP);
        add(names, "today", DemoWorld.DESKTOP_TODAY);
        add(names, "web", DemoWorld.WEB);
        add(names, "tv", DemoWorld.TV);
        return names;
    }

    /** These names on one line, as the learner's JVM is told them. */
    static String line(Map<String, String> names) {
        return names.entrySet().stream()
                .map(name -> name.getKey() + "=" + name.getValue())
                .collect(Collectors.joining(";"));
    }

    private static void add(Map<String, String> names, String name, User user) {
        names.put(name, user.email());
        names.put(name + ".sub", user.sub());
    }

    private static void add(Map<String, String> names, String name, OAuthClient client) {
        names.put("client." + name, client.id());
        names.put("secret." + name, client.secret().orElse(""));
    }
}
