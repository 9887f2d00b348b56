package dev.understudy.server.admin;

import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Request;

/** The project that a path of the lab names. */
final class Projects {

    /** How a path names the requests that belong to no project. */
    static final String NONE = "-";

    private final Records records;

    Projects(Records records) {
        this.records = records;
    }

    /** The id of the project; empty for {@value #NONE}. */
    String of(Request request) {
        return named(request.pathValue("project"));
    }

    /** The id, if there is such a project; empty for {@value #NONE}. */
    String named(String id) {
        if (id.equals(NONE)) {
            return "";
        }
        if (records.projects().find(id).isEmpty()) {
            throw JsonBody.missing("There is no project \"" + id + "\"; there are "
                    + String.join(
                            ", ",
                            records.projects()
                                    .all()
                                    .map(project -> project.id())
                                    .toList())
                    + ", and - for requests of no project.");
        }
        return id;
    }
}
