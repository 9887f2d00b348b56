package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What somebody sees who opens the server in a browser.
 *
 * @param base the base URL of the server
 * @param profile which server it plays
 * @param accounts who can sign in
 * @param example an authorization request to try, if the world has a client for it
 * @param folder where the credential files are, if there are any
 * @param files the names of the credential files
 */
public record FrontPage(
        URI base,
        String profile,
        List<String> accounts,
        Optional<URI> example,
        Optional<String> folder,
        List<String> files) {

    public FrontPage {
        accounts = List.copyOf(accounts);
        files = List.copyOf(files);
    }

    /** The page. */
    public Reply page() {
        return SecurePage.of(200, "front/front.jte", this, "");
    }
}
