package dev.understudy.server.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service account: an account that belongs to a project instead of a person.
 *
 * @param email its address, {@code NAME@PROJECT.iam.gserviceaccount.com}
 * @param uniqueId its numeric id (21 digits): the "client id" of domain-wide delegation
 * @param projectId the project it belongs to
 * @param displayName its name in the console
 * @param keys its public keys
 */
public record ServiceAccount(
        String email, String uniqueId, String projectId, String displayName, List<ServiceAccountKey> keys) {

    public ServiceAccount {
        keys = List.copyOf(keys);
    }

    /** The key of this id, if there is one. */
    public Optional<ServiceAccountKey> key(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** A copy with one more key, in place of any other of its id. */
    public ServiceAccount withKey(ServiceAccountKey key) {
        var all = new ArrayList<>(keys);
        all.removeIf(old -> old.id().equals(key.id()));
        all.add(key);
        return new ServiceAccount(email, uniqueId, projectId, displayName, all);
    }
}
