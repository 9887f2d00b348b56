package dev.understudy.server.classroom;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.store.WorldCopy;
import dev.understudy.server.token.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A learner and the world that is theirs alone.
 *
 * @param id lower-case letters and digits
 * @param name for people
 * @param key what proves who it is
 * @param world the copy of the class's world
 * @param project the id of the world's first project: that of every request
 */
record Learner(String id, String name, String key, WorldCopy world, String project) {

    /** The learners of a roster, each with a copy of this world: the same copy at every start. */
    static List<Learner> of(Roster roster, Scenario original) {
        var numbers = new HashSet<Integer>();
        var all = new ArrayList<Learner>();
        for (Roster.Entry entry : roster.learners()) {
            int number = number(entry.id(), numbers);
            var world = WorldCopy.apart(original, entry.id(), number, client -> secret(entry.key(), client));
            String project = world.scenario().projects().stream()
                    .findFirst()
                    .orElseThrow(() -> new RosterProblem("The scenario of a class needs a project."))
                    .id();
            all.add(new Learner(entry.id(), entry.name(), entry.key(), world, project));
        }
        return all;
    }

    /** The client of the learner's card: the desktop app, or whichever comes first. */
    OAuthClient client() {
        var clients = world.scenario().clients();
        return clients.stream()
                .filter(client -> client.type() == ClientType.DESKTOP)
                .findFirst()
                .or(() -> clients.stream().findFirst())
                .orElseThrow(() -> new RosterProblem("The scenario of a class needs a client."));
    }

    /** Every name by which the tables know that something is this learner's. */
    Set<String> names() {
        var names = new HashSet<String>();
        world.scenario().users().forEach(user -> {
            names.add(user.sub());
            names.add(user.email());
            user.hostedDomain().ifPresent(names::add);
        });
        world.scenario().projects().forEach(own -> {
            names.add(own.id());
            names.add(own.number());
        });
        world.scenario().serviceAccounts().forEach(account -> names.add(account.uniqueId()));
        world.scenario().resources().forEach(resource -> names.add(resource.owner()));
        names.remove("");
        return names;
    }

    /** From the id alone, so that whoever joins or leaves changes nobody else's; from 1000, for the demo has 0. */
    private static int number(String id, Set<Integer> taken) {
        var sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        int number = 1_000 + (int) (sum.getValue() % (WorldCopy.MOST - 1_000));
        while (!taken.add(number)) {
            number = number == WorldCopy.MOST - 1 ? 1_000 : number + 1;
        }
        return number;
    }

    private static String secret(String key, String client) {
        return "GOCSPX-FAKE-" + Hashes.sha256(key + "|" + client).substring(0, 23);
    }
}
