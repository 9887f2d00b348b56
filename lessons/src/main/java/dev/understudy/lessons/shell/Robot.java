package dev.understudy.lessons.shell;

import java.nio.file.Path;

/** A service account of the project: an account that belongs to a program. */
public final class Robot {

    Robot() {}

    /** Its address. */
    public String email() {
        return Setting.ofWorld("robot");
    }

    /** Its numeric id, which domain-wide delegation asks for. */
    public String id() {
        return Setting.ofWorld("robot.id");
    }

    /** A new key, in the file that the console offers for download once. */
    public Path newKey() {
        return Folder.write("service-account.json", Verbs.lab.ask("key " + email()));
    }

    @Override
    public String toString() {
        return email();
    }
}
