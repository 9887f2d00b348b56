package dev.understudy.server.metadata;

import dev.understudy.server.model.Project;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The virtual machine that the metadata server belongs to.
 *
 * @param project its project
 */
record Machine(Project project) {

    static final String ID = "9990000000000000001";
    static final String NAME = "understudy";
    private static final String ZONE = "europe-west1-b";
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    /** Marked as fake, as everything here: no licence has this number. */
    private static final String LICENCE = "999";

    /** Its zone, as the metadata server writes it. */
    String zone() {
        return "projects/" + project.number() + "/zones/" + ZONE;
    }

    /** What an id_token of {@code format=full} says of it; the names of the members are from memory. */
    Map<String, Object> claims(boolean withLicences) {
        var engine = new LinkedHashMap<String, Object>();
        engine.put("instance_creation_timestamp", CREATED.getEpochSecond());
        engine.put("instance_id", ID);
        engine.put("instance_name", NAME);
        if (withLicences) {
            engine.put("license_id", List.of(LICENCE));
        }
        engine.put("project_id", project.id());
        engine.put(
                "project_number",
                project.number().matches("[0-9]{1,18}") ? Long.valueOf(project.number()) : project.number());
        engine.put("zone", ZONE);
        return Map.of("google", Map.of("compute_engine", engine));
    }
}
