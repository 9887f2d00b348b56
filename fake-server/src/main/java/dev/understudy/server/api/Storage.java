package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.util.Map;

/**
 * The bytes of files, of uploads under way and of mail, which a resource keeps as base64. All of a world together have a
 * limit, so that the server's memory has one; each account has as much of it as is left.
 */
final class Storage {

    /** What all contents of a world may be together, in bytes. */
    static final long LIMIT = 64L * 1024 * 1024;

    /** Every collection with contents, and the field that holds them. */
    private static final Map<String, String> FIELDS = Map.of(
            DriveContent.CONTENTS, "base64", UploadSessions.COLLECTION, "received", StoredMail.COLLECTION, "raw");

    private Storage() {}

    /**
     * Looks whether there is room for so many bytes more.
     *
     * @throws ApiException 403 in the words that Drive has for a full account
     */
    static void require(Records records, long bytes) {
        long used = FIELDS.entrySet().stream()
                .flatMapToLong(entry -> records.resources()
                        .under(entry.getKey() + "|")
                        .mapToLong(resource -> size(resource, entry.getValue())))
                .sum();
        if (used + bytes > LIMIT) {
            throw ApiError.of(403, "storageQuotaExceeded", "The user's Drive storage quota has been exceeded.")
                    .because("The contents of this world are " + used + " bytes already, and the fake keeps " + LIMIT
                            + " of all accounts together.");
        }
    }

    private static long size(Resource resource, String field) {
        return resource.fields().get(field) instanceof String text ? text.length() * 3L / 4 : 0;
    }
}
