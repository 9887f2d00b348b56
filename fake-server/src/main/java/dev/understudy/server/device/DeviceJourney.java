package dev.understudy.server.device;

import dev.understudy.server.model.DeviceAuthorization;
import dev.understudy.server.model.DeviceVisit;
import dev.understudy.server.page.PageForm;
import dev.understudy.server.session.Browser;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import java.util.Optional;

/**
 * A browser at one of the pages.
 *
 * @param part the visit's unguessable id, in every page's URL and form
 * @param visit what is kept of it
 * @param browser who is on the way
 * @param device the device whose code was typed, if it still waits
 * @param app the name of the app on it
 */
record DeviceJourney(
        String part, DeviceVisit visit, Browser browser, Optional<DeviceAuthorization> device, String app) {

    /** Leads to a page. */
    Reply to(String path) {
        return browser.remember(Reply.redirect(path + "?" + query()));
    }

    /** The form of a page. */
    PageForm form(String path) {
        String clientId = device.map(DeviceAuthorization::clientId).orElse("");
        return new PageForm(app, path, query(), part, clientId, "");
    }

    private String query() {
        var query = Params.of("flowName", DevicePaths.FLOW, "part", part);
        return device.map(waiting -> query.with("client_id", waiting.clientId()))
                .orElse(query)
                .encode();
    }
}
