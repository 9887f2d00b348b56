package dev.understudy.server.model;

/** The application types of the API Console. */
public enum ClientType {
    /** Web application: redirect URIs are registered and compared exactly. */
    WEB,
    /** Desktop app, formerly "Installed application": any loopback port; its secret is not confidential. */
    DESKTOP,
    /** TVs and Limited Input devices: the device flow only. */
    TV,
    /** Android: no secret. */
    ANDROID,
    /** iOS: no secret. */
    IOS,
    /** Chrome extension or app: no secret. */
    CHROME,
    /** Universal Windows Platform: no secret. */
    UWP;

    /** Whether the token endpoint demands this type's secret. */
    public boolean hasSecret() {
        return this == WEB || this == DESKTOP || this == TV;
    }

    /** Whether the redirect goes to a program on the user's own machine. */
    public boolean isInstalled() {
        return this != WEB && this != TV;
    }
}
