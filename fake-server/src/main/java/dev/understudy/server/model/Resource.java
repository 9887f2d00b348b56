package dev.understudy.server.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that a Google API serves: a Drive file, a calendar, an event, a Cloud SQL instance.
 *
 * @param collection the collection, such as {@code drive.files} or {@code sqladmin.instances}
 * @param owner whose it is: a user's address, a service account's, or a project id
 * @param id its id within the collection and owner
 * @param fields its JSON as the API serves it
 */
public record Resource(String collection, String owner, String id, Map<String, Object> fields) {

    public Resource {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
