package dev.understudy.server.device;

import dev.understudy.server.model.DeviceAuthorization;
import dev.understudy.server.model.DeviceVisit;
import dev.understudy.server.model.UserCode;
import dev.understudy.server.page.Notice;
import dev.understudy.server.session.Browser;
import dev.understudy.server.session.Browsers;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The browsers on their way through the pages of the device flow; each may only go on where it began. */
final class DeviceVisits {

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final DeviceSurroundings surroundings;
    private final Records records;
    private final Browsers browsers;

    DeviceVisits(DeviceSurroundings surroundings, Browsers browsers) {
        this.surroundings = surroundings;
        this.records = surroundings.records();
        this.browsers = browsers;
    }

    /** What one page does. */
    interface Page {
        Reply answer(DeviceJourney journey, Request request);
    }

    /** Begins at the page that asks for the code. */
    DeviceJourney begin(Request request) {
        var browser = browsers.open(request);
        var visit = new DeviceVisit(
                browser.key(),
                Optional.empty(),
                Optional.empty(),
                0,
                surroundings.clock().now("").plus(LIFETIME),
                false);
        String part = surroundings.tokens().id();
        records.deviceVisits().put(OpaqueTokens.key(part), visit);
        return journey(part, visit, browser);
    }

    /** The handler of a page, only reached by the browser whose visit it is. */
    Handler handler(Page page) {
        return request ->
                find(request).map(journey -> page.answer(journey, request)).orElseGet(DeviceVisits::stale);
    }

    /** The handler of a page that is about a device, only reached once a code was typed that is still good. */
    Handler deviceHandler(Page page) {
        return handler((journey, request) ->
                journey.device().isPresent() ? page.answer(journey, request) : journey.to(DevicePaths.USER_CODE));
    }

    /** The key of the device that waits with this user code, however it is written. */
    Optional<String> device(String typed) {
        return records.userCodes()
                .find(UserCode.letters(typed))
                .map(UserCode::deviceKey)
                .filter(key -> records.deviceAuthorizations()
                        .find(key)
                        .filter(this::isWaiting)
                        .isPresent());
    }

    /** Keeps a change of a visit. */
    DeviceJourney update(DeviceJourney journey, UnaryOperator<DeviceVisit> change) {
        var changed = records.deviceVisits()
                .update(OpaqueTokens.key(journey.part()), change)
                .orElse(journey.visit());
        return journey(journey.part(), changed, journey.browser());
    }

    /** Ends a visit: true for exactly one of any number of callers. */
    boolean end(DeviceJourney journey) {
        return records.deviceVisits().take(OpaqueTokens.key(journey.part())).isPresent();
    }

    static Reply stale() {
        return new Notice(
                        400,
                        "Something went wrong",
                        "This page is too old, was already answered, or was opened in another browser. Begin again"
                                + " with the code that your device shows.")
                .page()
                .noting(Fact.why("The page's id is unknown in this browser's session, or was answered already."));
    }

    private Optional<DeviceJourney> find(Request request) {
        var now = surroundings.clock().now("");
        return request.form()
                .or(request.query())
                .find("part")
                .flatMap(part -> browsers.find(request)
                        .flatMap(browser -> records.deviceVisits()
                                .find(OpaqueTokens.key(part))
                                .filter(visit -> visit.sessionKey().equals(browser.key()))
                                .filter(visit -> isOpen(visit, now))
                                .map(visit -> journey(part, visit, browser))));
    }

    private static boolean isOpen(DeviceVisit visit, Instant now) {
        return visit.expiresAt().isAfter(now) && visit.wrongCodes() < DeviceVisit.MAX_WRONG_CODES;
    }

    private DeviceJourney journey(String part, DeviceVisit visit, Browser browser) {
        var device =
                visit.deviceKey().flatMap(records.deviceAuthorizations()::find).filter(this::isWaiting);
        String app = device.map(DeviceAuthorization::projectId)
                .flatMap(records::appName)
                .orElse("a device");
        return new DeviceJourney(part, visit, browser, device, app);
    }

    private boolean isWaiting(DeviceAuthorization device) {
        return device.decision() == DeviceAuthorization.Decision.PENDING
                && device.expiresAt().isAfter(surroundings.clock().now(device.projectId()));
    }
}
