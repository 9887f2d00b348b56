package dev.understudy.server.metadata;

import dev.understudy.server.page.GooglePages;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;

/** Answers as the metadata server gives them: by their header {@code Metadata-Flavor} they are known. */
final class MetadataReplies {

    private MetadataReplies() {}

    static Reply text(String text) {
        return flavoured(Reply.of(200, Body.of("text/plain; charset=utf-8", text)));
    }

    /** Libraries compare this type for equality: no character set. */
    static Reply json(String json) {
        return flavoured(Reply.of(200, Body.of("application/json", json)));
    }

    /** The bare token comes as HTML, odd as it is. */
    static Reply html(String text) {
        return flavoured(Reply.of(200, Body.of("text/html", text)));
    }

    static Reply badRequest(String words) {
        return flavoured(Reply.of(400, Body.of("text/html; charset=UTF-8", words)))
                .noting(Fact.why("An id_token must have an audience: add ?audience=."));
    }

    static Reply forbidden(Request request, String words) {
        return flavoured(GooglePages.error(
                        403,
                        "Forbidden",
                        "Your client does not have permission to get URL ",
                        request.path(),
                        " from this server. " + words))
                .noting(Fact.why(words));
    }

    static Reply flavoured(Reply reply) {
        return reply.with("Metadata-Flavor", "Google").with("Server", "Metadata Server for VM");
    }
}
