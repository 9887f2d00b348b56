package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.Optional;

/**
 * "Connect a device": asks for the code that the device shows.
 *
 * @param form the visit it belongs to
 * @param typed what was typed so far
 * @param problem what is wrong with it
 */
public record DeviceCodePage(PageForm form, String typed, Optional<String> problem) {

    /** The page. */
    public Reply page() {
        return SecurePage.of(200, "device/code.jte", this, form.target());
    }
}
