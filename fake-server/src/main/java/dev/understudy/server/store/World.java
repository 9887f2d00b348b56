package dev.understudy.server.store;

import dev.understudy.server.model.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The world that is in the tables: everything but sessions, codes, tokens and grants. */
public final class World {

    private World() {}

    /** The world as it is now. */
    public static Scenario of(Records records) {
        return new Scenario(
                records.users().all().toList(),
                records.projects().all().toList(),
                records.clients().all().toList(),
                records.serviceAccounts().all().toList(),
                records.delegations().all().toList(),
                records.resources().all().toList(),
                records.accessPolicies().all().toList(),
                records.sessionControls().all().toList(),
                records.workloadProviders().all().toList());
    }

    /**
     * Changes in the tables what differs between two worlds, and nothing else: what is only in the first goes, what is
     * new or changed in the second comes, what both say alike stays as it is, however it was changed meanwhile.
     */
    public static void change(Records records, Scenario before, Scenario after) {
        change(records.users(), before.users(), after.users(), Keys::user);
        change(records.projects(), before.projects(), after.projects(), Keys::project);
        change(records.clients(), before.clients(), after.clients(), Keys::client);
        change(records.serviceAccounts(), before.serviceAccounts(), after.serviceAccounts(), Keys::account);
        change(records.delegations(), before.delegations(), after.delegations(), Keys::delegation);
        change(records.accessPolicies(), before.accessPolicies(), after.accessPolicies(), Keys::policy);
        change(records.sessionControls(), before.sessionControls(), after.sessionControls(), Keys::control);
        change(records.workloadProviders(), before.workloadProviders(), after.workloadProviders(), Keys::provider);
        change(records.resources(), before.resources(), after.resources(), Keys::resource);
    }

    private static <T> void change(Table<T> table, List<T> before, List<T> after, Function<T, String> key) {
        var old = byKey(before, key);
        var now = byKey(after, key);
        old.keySet().stream().filter(gone -> !now.containsKey(gone)).forEach(table::take);
        now.forEach((name, value) -> {
            if (!value.equals(old.get(name))) {
                table.put(name, value);
            }
        });
    }

    private static <T> Map<String, T> byKey(List<T> values, Function<T, String> key) {
        var map = new LinkedHashMap<String, T>();
        values.forEach(value -> map.put(key.apply(value), value));
        return map;
    }
}
