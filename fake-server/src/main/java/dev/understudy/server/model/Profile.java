package dev.understudy.server.model;

import java.time.Duration;
import java.util.Locale;

/** Which server the fake plays. Every rule that differs between them is a method here, and nowhere else. */
public enum Profile {
    /** Google as it is today: the default. */
    GOOGLE,
    /** Google as the founding documents knew it: the out-of-band flow works for every client. */
    GOOGLE_2012,
    /** Google from 2018 to 2021: pages of today's paths with older words, out-of-band, all or nothing. */
    GOOGLE_2020,
    /** The RFCs and OpenID Connect where Google deviates from them. */
    STRICT;

    /** The name on the command line: {@code google}, {@code google-2012}, {@code google-2020}, {@code strict}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What happens to out-of-band redirect URIs of a client that has no rule of its own. */
    public OobMode oob() {
        return this == GOOGLE || this == STRICT ? OobMode.BLOCKED : OobMode.ALLOWED;
    }

    /** Whether the authorization response carries {@code iss} (RFC 9207); Google does since April 2026. */
    public boolean sendsIssuer() {
        return this == GOOGLE || this == STRICT;
    }

    /** Whether the token endpoint takes parameters from the query and from JSON bodies, as Google does. */
    public boolean takesParametersAnywhere() {
        return this != STRICT;
    }

    /** Whether a code that comes back a second time also kills the tokens it gave (RFC 6749 section 4.1.2). */
    public boolean revokesOnCodeReuse() {
        return this == STRICT;
    }

    /** Whether APIs take an access token from the query, as Google does; RFC 9700 section 4.3.2 warns of it. */
    public boolean takesTokensInQuery() {
        return this != STRICT;
    }

    /** Whether userinfo takes an access token from a form (RFC 6750 section 2.2); Google does not (pyoidc#98). */
    public boolean takesTokensInForms() {
        return this == STRICT;
    }

    /**
     * Whether an id_token names and describes the user wherever the scopes allow it, as Google's do; where there is an
     * access token too, OpenID Connect Core section 5.4 leaves that to userinfo.
     */
    public boolean describesUsersInIdTokens() {
        return this != STRICT;
    }

    /** Whether an assertion's segments may end in {@code =}, as google-auth 1.5.1 writes them (RFC 7515 forbids it). */
    public boolean takesPaddedAssertions() {
        return this != STRICT;
    }

    /** Whether the old token URL explains its errors: in 2012 it only named them. */
    public boolean describesOldErrors() {
        return this != GOOGLE_2012;
    }

    /** Whether two ways of client authentication in one request are refused (RFC 6749 section 2.3). */
    public boolean takesOneClientAuthentication() {
        return this == STRICT;
    }

    /** Whether discovery tells what Google's document leaves out (OpenID Connect Discovery section 3, RFC 8414). */
    public boolean advertisesWhatStandardsName() {
        return this == STRICT;
    }

    /** Whether clients may show who they are by a JWT that they signed (RFC 7523 section 2.2); Google has no such thing. */
    public boolean takesClientAssertions() {
        return this == STRICT;
    }

    /** Whether revocation asks the client who it is (RFC 7009 section 2.1); at Google the token is enough. */
    public boolean revokesForItsClientOnly() {
        return this == STRICT;
    }

    /** Whether a wrong redirect URI is an {@code invalid_grant} (RFC 6749 section 5.2) or Google's own error. */
    public boolean hasOwnRedirectError() {
        return this != STRICT;
    }

    /** Whether the times of an assertion may be strings of digits, as Google takes them. */
    public boolean takesNumericStrings() {
        return this != STRICT;
    }

    /** Whether an assertion may name Google's own token URL as its audience (RFC 7523 section 3 says: ours only). */
    public boolean takesGooglesAudience() {
        return this != STRICT;
    }

    /** How far the clocks of an assertion's maker and of the server may be apart. */
    public Duration clockSkew() {
        return this == STRICT ? Duration.ofMinutes(1) : Duration.ofMinutes(5);
    }

    /** Whether the authorization endpoint ignores parameters that it does not know (RFC 6749 section 3.1). */
    public boolean ignoresUnknownParameters() {
        return this == STRICT;
    }

    /** Whether a wrong {@code response_type} has an error of its own (RFC 6749 section 4.1.2.1). */
    public boolean namesUnsupportedResponseTypes() {
        return this == STRICT;
    }

    /** Whether OpenID Connect's request objects are refused by the errors made for it (Core section 3.1.2.6). */
    public boolean namesRequestObjects() {
        return this == STRICT;
    }

    /** Whether {@code prompt=none} fails with OpenID Connect's errors (Core section 3.1.2.6) or with Google's own. */
    public boolean namesWhatIsRequired() {
        return this == STRICT;
    }

    /** Whether the authorization endpoint knows {@code response_mode}. */
    public boolean knowsResponseModes() {
        return this != GOOGLE_2012;
    }

    /** Whether the answer also tells scopes, account and what was shown, as Google's does since 2018. */
    public boolean tellsMoreThanTheCode() {
        return this == GOOGLE || this == GOOGLE_2020;
    }

    /** Whether {@code hd} and {@code include_granted_scopes}, Google's own parameters, have an effect. */
    public boolean knowsGooglesParameters() {
        return this != STRICT;
    }

    /** Whether Web clients may have an access token put into the URL; RFC 9700 section 2.1.2 says they should not. */
    public boolean givesTokensInUrls() {
        return this != STRICT;
    }

    /** Whether a Desktop client may use any loopback path, or any port only (RFC 8252 section 7.3). */
    public boolean takesAnyLoopbackPath() {
        return this != STRICT;
    }

    /** Whether a redirect URI other than loopback must be https, even if registered (RFC 9700 section 2.6). */
    public boolean demandsHttps() {
        return this == STRICT;
    }

    /** Whether a code challenge must be S256 (RFC 9700 section 2.1.1), and may not be left out by public clients. */
    public boolean demandsChallenges() {
        return this == STRICT;
    }

    /** Whether a missing {@code scope} is an invalid one (RFC 6749 section 3.3) or a missing parameter. */
    public boolean namesMissingScopes() {
        return this == STRICT;
    }

    /** In which generation of words the authorization endpoint's errors are told. */
    public Wording wording() {
        return switch (this) {
            case GOOGLE_2012 -> Wording.UNTIL_2017;
            case GOOGLE_2020 -> Wording.UNTIL_2021;
            case GOOGLE, STRICT -> Wording.TODAY;
        };
    }

    /** Whether the error page answers with the error's own HTTP status (RFC 9110 section 15); Google's answers 200. */
    public boolean answersErrorsWithTheirStatus() {
        return this == STRICT;
    }

    /** Whether the answer's slashes, colons and spaces are percent-encoded, plus signs for spaces, as until 2020. */
    public boolean encodesAnswersAsForms() {
        return this == GOOGLE_2012 || this == GOOGLE_2020;
    }

    /** Whether users are warned of apps that Google has not verified, as since 2017. */
    public boolean warnsOfUnverifiedApps() {
        return this != GOOGLE_2012;
    }

    /** Whether users may allow a part of what is asked for, as since 2021. */
    public boolean hasGranularConsent() {
        return this == GOOGLE || this == STRICT;
    }

    /** Whether the apps of phones may no longer be answered on loopback (Google's loopback migration guide). */
    public boolean blocksLoopbackOfPhones() {
        return this == GOOGLE;
    }

    /** Whether a client hears of mistakes in its authorization request (RFC 6749 section 4.1.2.1); at Google the user. */
    public boolean redirectsErrors() {
        return this == STRICT;
    }

    /** Whether a device is told its page as {@code verification_uri} too (RFC 8628); Google only says …_url. */
    public boolean sendsVerificationUri() {
        return this == STRICT;
    }

    /** Whether the token endpoint holds to the letter of RFC 6749: 405, error codes, challenges, rotation. */
    public boolean followsTheTokenRfcs() {
        return this == STRICT;
    }

    /** Whether the APIs send the errors of before 2020. */
    public boolean hasOldApiErrors() {
        return this == GOOGLE_2012;
    }

    /** Whether resource servers may ask what a token is (RFC 7662); Google has tokeninfo instead. */
    public boolean introspects() {
        return this == STRICT;
    }

    /** Google's words of today, or those of the years until about 2018. */
    public String words(String today, String then) {
        return this == GOOGLE_2012 ? then : today;
    }

    /** Whether scopes that are not known in an assertion give an id_token for that audience, or an error as until 2018. */
    public boolean takesUnknownScopesForAudiences() {
        return this == GOOGLE || this == GOOGLE_2020;
    }

    /** Whether userinfo calls a bad token {@code invalid_token} (RFC 6750 section 3.1), as Google did until about 2015. */
    public boolean namesInvalidTokens() {
        return this == GOOGLE_2012 || this == STRICT;
    }

    /** Whether a {@code code_verifier} without a challenge is refused, as Google does since 2025 and RFC 9700 demands. */
    public boolean refusesUnneededVerifiers() {
        return this == GOOGLE || this == STRICT;
    }

    /** Whether revoking a token that is not known succeeds (RFC 7009 section 2.2); Google answers 400. */
    public boolean revokesTheUnknown() {
        return this == STRICT;
    }
}
