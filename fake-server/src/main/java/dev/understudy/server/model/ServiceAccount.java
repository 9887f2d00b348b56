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
 * @param status whether it may be used
 * @param iam who may act in its name; one that says nothing lets everybody of its project
 */
public record ServiceAccount(
        String email,
        String uniqueId,
        String projectId,
        String displayName,
        List<ServiceAccountKey> keys,
        Status status,
        IamPolicy iam) {

    public ServiceAccount {
        keys = List.copyOf(keys);
    }

    /** An account in use without a policy. */
    public ServiceAccount(
            String email, String uniqueId, String projectId, String displayName, List<ServiceAccountKey> keys) {
        this(email, uniqueId, projectId, displayName, keys, Status.ACTIVE, IamPolicy.NONE);
    }

    /** A copy that may, or may not, be used. */
    public ServiceAccount withStatus(Status newStatus) {
        return new ServiceAccount(email, uniqueId, projectId, displayName, keys, newStatus, iam);
    }

    /** A copy with this policy. */
    public ServiceAccount withIam(IamPolicy policy) {
        return new ServiceAccount(email, uniqueId, projectId, displayName, keys, status, policy);
    }

    /** Whether this is its address or its number. */
    public boolean isCalled(String name) {
        return name.equals(email) || name.equals(uniqueId);
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
        return new ServiceAccount(email, uniqueId, projectId, displayName, all, status, iam);
    }
}
