package dev.understudy.server.page;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Reply;
import java.util.Map;

/**
 * The picture of an account that has none: its initial on a colour, as Google draws it.
 *
 * @param initial the letter
 * @param hue the colour, 0 to 359 degrees
 */
public record Picture(String initial, int hue) {

    /** The picture of an account: always the same for the same address. */
    public static Picture of(AccountRow account) {
        return new Picture(account.initial(), Math.floorMod(account.email().hashCode(), 360));
    }

    /** The picture as SVG. */
    public Reply image() {
        return Reply.of(200, Body.of("image/svg+xml", Templates.render("account/picture.jte", Map.of("page", this))))
                .with("Cache-Control", "public, max-age=86400");
    }
}
