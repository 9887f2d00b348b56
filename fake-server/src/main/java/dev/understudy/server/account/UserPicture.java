package dev.understudy.server.account;

import dev.understudy.server.page.AccountRow;
import dev.understudy.server.page.GooglePages;
import dev.understudy.server.page.Picture;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.Pictures;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;

/** What is behind the {@code picture} of id_tokens and userinfo, so that apps can show it without a network. */
public final class UserPicture {

    private final Records records;

    /** The pictures of the users in these records. */
    public UserPicture(Records records) {
        this.records = records;
    }

    /** The endpoint; whatever follows an equals sign is a size, which a drawing does not need. */
    public Endpoint endpoint() {
        return Endpoint.of("picture", Route.get(Pictures.PATH + "{picture}"), this::handle);
    }

    private Reply handle(Request request) {
        return records.users()
                .find(request.pathValue("picture").split("=", 2)[0])
                .map(user ->
                        Picture.of(new AccountRow(0, user.name(), user.email())).image())
                .orElseGet(() -> GooglePages.notFound(request.path()));
    }
}
