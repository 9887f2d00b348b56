package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Source;
import java.net.URI;

/** Google's pages that several rules refer to. */
final class Sources {

    static final Source GOOGLE_WEB = Source.google("Using OAuth 2.0 for Web Server Applications", "oauth2/web-server");
    static final Source GOOGLE_NATIVE = Source.google("OAuth 2.0 for iOS & Desktop Apps", "oauth2/native-app");
    static final Source GOOGLE_OOB =
            Source.google("Out-Of-Band flow migration guide", "oauth2/resources/oob-migration");
    static final Source GOOGLE_BEST = Source.google("OAuth best practices", "oauth2/resources/best-practices");
    static final Source GOOGLE_SERVICE =
            Source.google("Using OAuth 2.0 for Server to Server Applications", "oauth2/service-account");
    static final Source GOOGLE_OPENID = new Source(
            "Google: OpenID Connect",
            URI.create("https://developers.google.com/identity/openid-connect/openid-connect"));
    static final Source GOOGLE_TOKENS = Source.google("Using OAuth 2.0 to Access Google APIs", "oauth2");
    static final Source GOOGLE_POLICIES = Source.google("OAuth 2.0 policies", "oauth2/policies");

    static final Source GOOGLE_LIMITS = new Source(
            "Google: Drive API, usage limits",
            URI.create("https://developers.google.com/workspace/drive/api/guides/limits"));

    private Sources() {}
}
