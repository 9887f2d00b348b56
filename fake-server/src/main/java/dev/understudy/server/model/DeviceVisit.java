package dev.understudy.server.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A browser on its way through the pages of the device flow.
 *
 * @param sessionKey the session of the browser, the only one that may go on
 * @param deviceKey the device whose user code was typed
 * @param userSub the account that was chosen
 * @param wrongCodes how many codes were typed that belong to no device
 * @param expiresAt when it must begin again
 * @param isWarned whether the user has gone past the warning of an app that is not verified
 */
public record DeviceVisit(
        String sessionKey,
        Optional<String> deviceKey,
        Optional<String> userSub,
        int wrongCodes,
        Instant expiresAt,
        boolean isWarned) {

    /** How many wrong codes end a visit (RFC 8628 section 5.1). */
    public static final int MAX_WRONG_CODES = 10;

    /** A copy in which the user typed the code of this device. */
    public DeviceVisit withDevice(String key) {
        return new DeviceVisit(sessionKey, Optional.of(key), userSub, wrongCodes, expiresAt, false);
    }

    /** A copy in which this account was chosen; what was said to another account counts no more. */
    public DeviceVisit withUser(String sub) {
        return new DeviceVisit(sessionKey, deviceKey, Optional.of(sub), wrongCodes, expiresAt, false);
    }

    /** A copy with one more wrong code. */
    public DeviceVisit withWrongCode() {
        return new DeviceVisit(sessionKey, deviceKey, userSub, wrongCodes + 1, expiresAt, isWarned);
    }

    /** A copy in which the user has gone past the warning. */
    public DeviceVisit pastWarning() {
        return new DeviceVisit(sessionKey, deviceKey, userSub, wrongCodes, expiresAt, true);
    }
}
