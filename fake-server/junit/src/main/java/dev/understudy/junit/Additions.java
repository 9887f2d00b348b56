package dev.understudy.junit;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Scenarios;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.User;
import java.util.List;
import java.util.Map;

/** Adds to a running world what a scenario file would have said. */
final class Additions {

    private Additions() {}

    static User user(FakeGoogle google, String email, String name) {
        var added = Scenarios.of(Map.of("users", List.of(Map.of("email", email, "name", name))));
        google.records().add(added);
        return added.users().get(0);
    }

    static ServiceAccount serviceAccount(FakeGoogle google, Project project, String name) {
        var account = Scenarios.of(Map.of(
                        "projects",
                        List.of(Map.of("id", project.id(), "serviceAccounts", List.of(Map.of("name", name))))))
                .serviceAccounts()
                .get(0);
        google.records().serviceAccounts().put(account.email(), account);
        return account;
    }
}
