package dev.understudy.lessons.shell;

import java.util.stream.Stream;

/** Who administers the Workspace domain, at the page "Domain-wide delegation". */
public final class Admin {

    Admin() {}

    /**
     * Lets a service account act as any user of the domain, in place of what was allowed before.
     *
     * @param id what is typed into the field "Client ID": the account's numeric id
     * @param scopes for what
     */
    public void authorize(String id, String... scopes) {
        Console.ask(Stream.concat(Stream.of("delegate", id), Stream.of(scopes)).toArray(String[]::new));
    }

    /** Keeps apps that are not on the administrator's list away from the data of the domain's people. */
    public void blocksApps() {
        Console.ask("block");
    }

    /** Takes back what {@link #authorize} allowed. */
    public void withdraw(String id) {
        Console.ask("withdraw", id);
    }

    @Override
    public String toString() {
        return "the administrator of " + Setting.ofWorld("domain");
    }
}
