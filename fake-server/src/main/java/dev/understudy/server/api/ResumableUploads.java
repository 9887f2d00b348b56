package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Uploads in pieces: a call with a token opens a session, whose URI alone is then enough to send the content. The layout
 * of the replies is from memory.
 */
final class ResumableUploads {

    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d{1,9})-(\\d{1,9})|\\*)/(\\d{1,9}|\\*)");

    private final UploadSessions sessions;
    private final DriveWriter writer;

    ResumableUploads(UploadSessions sessions, DriveWriter writer) {
        this.sessions = sessions;
        this.writer = writer;
    }

    /** Whether a call wants to open a session. */
    static boolean isAsked(ApiCall call) {
        return call.request().path().startsWith("/upload/")
                && call.find("uploadType").filter("resumable"::equals).isPresent();
    }

    /** Opens a session, and says where in {@code Location}. */
    Answer open(ApiCall call, String fileId) {
        String id = sessions.open(call, fileId);
        String path = fileId.isEmpty() ? "" : "/" + URLEncoder.encode(fileId, StandardCharsets.UTF_8);
        String location =
                call.request().base() + "/upload/drive/v3/files" + path + "?uploadType=resumable&upload_id=" + id;
        return Answer.headers(200, Headers.of("Location", location).with("X-GUploader-UploadID", id));
    }

    /** Where the content is sent to. */
    Endpoint endpoint() {
        return new Endpoint(
                "drive.files.upload",
                List.of(Route.of("PUT", "/upload/drive/v3/files"), Route.of("PUT", "/upload/drive/v3/files/{fileId}")),
                this::receive);
    }

    private Reply receive(Request request) {
        try {
            String id = request.query().find("upload_id").orElse("");
            var answer = sessions.answer(id);
            if (answer.isPresent()) {
                return Rendering.PLAIN
                        .json(200, answer.get())
                        .noting(Fact.why("This upload was complete before; its answer is repeated."));
            }
            var session = sessions.find(id)
                    .orElseThrow(() -> ApiError.of(404, "notFound", "Not Found")
                            .because("There is no such upload session: it made way for newer ones, or was never"
                                    + " opened here."));
            return receive(request, id, session);
        } catch (ApiException e) {
            return e.error().reply(e.why(), Rendering.PLAIN);
        }
    }

    private Reply receive(Request request, String id, UploadSessions.Session session) {
        byte[] piece = Multipart.bytes(request.body());
        var range = RANGE.matcher(
                request.headers().find("Content-Range").orElse("bytes 0-" + (piece.length - 1) + "/" + piece.length));
        boolean readable = range.matches();
        if (!readable && piece.length > 0) {
            throw ApiError.of(400, "badRequest", "Bad Request")
                    .because("Content-Range is of the form bytes FIRST-LAST/TOTAL.");
        }
        if (readable && range.group(1) == null) {
            return incomplete(session.content().length());
        }
        if (readable && Integer.parseInt(range.group(1)) != session.content().length()) {
            return incomplete(session.content().length())
                    .noting(Fact.why("The piece does not begin where the last one ended."));
        }
        byte[] all = concat(Multipart.bytes(session.content()), piece);
        var content = Body.of(session.content().contentType(), all);
        if (readable && !range.group(3).equals(Integer.toString(all.length))) {
            sessions.keep(id, session, content);
            return incomplete(all.length);
        }
        return complete(id, session, content);
    }

    private Reply complete(String id, UploadSessions.Session session, Body content) {
        var upload = new Upload(session.metadata(), Optional.of(content));
        Map<String, Object> file = session.fileId().isEmpty()
                ? writer.create(session.caller(), upload)
                : writer.update(session.caller(), session.fileId(), upload, session.moves());
        var answer = FieldMask.parse(session.fields()).of(file);
        sessions.finish(id, answer);
        return Rendering.PLAIN.json(200, answer);
    }

    /** HTTP 308, here in the sense of "resume incomplete", with what has come so far. */
    private static Reply incomplete(int received) {
        var reply = ApiReplies.of(308, Body.NONE);
        return received == 0 ? reply : reply.with("Range", "bytes=0-" + (received - 1));
    }

    private static byte[] concat(byte[] one, byte[] other) {
        if (one.length + other.length > MAX_BYTES) {
            throw ApiError.of(413, "uploadTooLarge", "Request Too Large")
                    .because("The fake keeps 16 MB of a file at most.");
        }
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
