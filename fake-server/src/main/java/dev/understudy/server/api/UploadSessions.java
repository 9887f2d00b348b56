package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Body;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The upload sessions, among the records like everything else: those that are under way with what has come so far, those
 * that are finished with their answer, because a client whose reply was lost asks again.
 */
final class UploadSessions {

    /** More than these, and the first one makes way. */
    private static final int MAX_SESSIONS = 100;

    static final String COLLECTION = "drive.uploads";
    private static final String OWNER = "session";
    private static final String ANSWER = "answer";

    private final Records records;
    private final PageTokens ids;

    UploadSessions(Records records, PageTokens ids) {
        this.records = records;
        this.ids = ids;
    }

    /**
     * A session.
     *
     * @param caller who opened it
     * @param fileId the file to change, empty to make one
     * @param moves where the file moves
     * @param fields the answer's fields
     * @param metadata the file's members
     * @param content the content so far
     */
    record Session(
            Caller caller,
            String fileId,
            DriveWriter.Moves moves,
            String fields,
            Map<String, Object> metadata,
            Body content) {}

    String open(ApiCall call, String fileId) {
        var open = records.resources()
                .under(Records.resourceKey(COLLECTION, OWNER, ""))
                .toList();
        if (open.size() >= MAX_SESSIONS) {
            close(open.get(0).id());
        }
        String id = ids.newId();
        String type = call.request().headers().find("X-Upload-Content-Type").orElse("application/octet-stream");
        put(
                id,
                new Session(
                        call.caller(),
                        fileId,
                        DriveWriter.Moves.of(call),
                        call.find("fields").or(() -> call.operation().shows()).orElse("*"),
                        call.body(),
                        Body.of(type, "")));
        return id;
    }

    /** The session of this id, if it is under way. */
    Optional<Session> find(String id) {
        return fields(id).filter(fields -> !fields.containsKey(ANSWER)).map(UploadSessions::session);
    }

    /** What the session of this id was answered in the end, if it is finished. */
    Optional<Map<String, Object>> answer(String id) {
        return fields(id).filter(fields -> fields.containsKey(ANSWER)).map(fields -> members(fields, ANSWER));
    }

    /** Keeps the content that has come so far. */
    void keep(String id, Session session, Body content) {
        Storage.require(records, content.length() - session.content().length());
        put(
                id,
                new Session(
                        session.caller(),
                        session.fileId(),
                        session.moves(),
                        session.fields(),
                        session.metadata(),
                        content));
    }

    /** Keeps the answer instead of the content. */
    void finish(String id, Map<String, Object> answer) {
        put(id, Map.of(ANSWER, answer));
    }

    private void close(String id) {
        records.resources().take(Records.resourceKey(COLLECTION, OWNER, id));
    }

    private void put(String id, Session session) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", session.caller().kind().name());
        fields.put("callerId", session.caller().id());
        fields.put("email", session.caller().email());
        fields.put("name", session.caller().name());
        fields.put("projectId", session.caller().projectId());
        fields.put("scopes", session.caller().scopes());
        fields.put("now", session.caller().now().toString());
        fields.put("fileId", session.fileId());
        fields.put("add", session.moves().add());
        fields.put("remove", session.moves().remove());
        fields.put("fields", session.fields());
        fields.put("contentType", session.content().contentType());
        fields.put("metadata", session.metadata());
        fields.put("received", Base64.getEncoder().encodeToString(Multipart.bytes(session.content())));
        put(id, fields);
    }

    private void put(String id, Map<String, Object> fields) {
        records.resources()
                .put(Records.resourceKey(COLLECTION, OWNER, id), new Resource(COLLECTION, OWNER, id, fields));
    }

    private Optional<Map<String, Object>> fields(String id) {
        return records.resources()
                .find(Records.resourceKey(COLLECTION, OWNER, id))
                .map(Resource::fields);
    }

    private static Session session(Map<String, Object> fields) {
        var caller = new Caller(
                Caller.Kind.valueOf(text(fields, "kind")),
                text(fields, "callerId"),
                text(fields, "email"),
                text(fields, "name"),
                text(fields, "projectId"),
                texts(fields, "scopes"),
                Instant.parse(text(fields, "now")));
        return new Session(
                caller,
                text(fields, "fileId"),
                new DriveWriter.Moves(texts(fields, "add"), texts(fields, "remove")),
                text(fields, "fields"),
                members(fields, "metadata"),
                Body.of(text(fields, "contentType"), Base64.getDecoder().decode(text(fields, "received"))));
    }

    private static Map<String, Object> members(Map<String, Object> fields, String name) {
        var members = new LinkedHashMap<String, Object>();
        if (fields.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> members.put((String) key, value));
        }
        return members;
    }

    private static String text(Map<String, Object> fields, String name) {
        return String.valueOf(fields.get(name));
    }

    private static List<String> texts(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
