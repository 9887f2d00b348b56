package dev.understudy.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * A device login that was begun: what to show to the user (RFC 8628 section 3.2).
 *
 * @param userCode what the user types
 * @param verificationUrl where they type it
 * @param expiresAt until when
 * @param interval how long to wait between two questions
 * @param deviceCode what the device asks with, secret
 */
public record DeviceCode(
        String userCode, URI verificationUrl, Instant expiresAt, Duration interval, String deviceCode) {

    /** Without the device code. */
    @Override
    public String toString() {
        return "DeviceCode[" + userCode + " at " + verificationUrl + ", until " + expiresAt + "]";
    }
}
