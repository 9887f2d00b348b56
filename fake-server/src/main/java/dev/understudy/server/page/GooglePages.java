package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.Map;

/** The plain HTML error pages of Google's front ends, for what never reaches an endpoint. */
public final class GooglePages {

    private GooglePages() {}

    /** Nothing is served at this path with this method; Google never answers 405. */
    public static Reply notFound(String path) {
        return error(404, "Not Found", "The requested URL ", path, " was not found on this server.");
    }

    /** The request is so broken that no endpoint sees it. */
    public static Reply badRequest() {
        return error(400, "Bad Request", "Your client has issued a malformed or illegal request.");
    }

    /** The request is too large. */
    public static Reply tooLarge() {
        return error(413, "Request Entity Too Large", "Your client issued a request that was too large.");
    }

    /** The request asks for a host that is not this server. */
    public static Reply misdirected() {
        return error(421, "Misdirected Request", "This server does not answer for the host that was asked for.");
    }

    /** Something failed on the server's side. */
    public static Reply serverError() {
        return error(500, "Server Error", "The server encountered an error and could not complete your request.");
    }

    /** Any such page. */
    public static Reply error(int status, String phrase, String sentence) {
        return error(status, phrase, sentence, "", "");
    }

    /** A page about a path, which stands as code within the sentence. */
    public static Reply error(int status, String phrase, String before, String path, String after) {
        return SecurePage.of(
                status,
                "google/error.jte",
                Map.of("status", status, "phrase", phrase, "before", before, "path", path, "after", after),
                "");
    }
}
