package dev.understudy.server.device;

/** Where the pages of the device flow are; all but the first two are from memory. */
final class DevicePaths {

    /** What the device shows: short enough for 40 characters with the host. */
    static final String SHORT = "/device";

    /** Google's name for this flow. */
    static final String FLOW = "DeviceOAuth";

    static final String USER_CODE = "/o/oauth2/device/usercode";
    static final String CHOOSER = "/o/oauth2/device/accountchooser";
    static final String IDENTIFIER = "/o/oauth2/device/identifier";
    static final String WARNING = "/o/oauth2/device/warning";
    static final String CONSENT = "/o/oauth2/device/consent";

    private DevicePaths() {}
}
