package dev.understudy.junit;

/** The entry to the assertions over what Google was asked; import its methods statically. */
public final class GoogleAssertions {

    private GoogleAssertions() {}

    /** Assertions over the journal of this test. */
    public static GoogleAssert assertThat(TestGoogle google) {
        return new GoogleAssert(google);
    }

    /** Requests to the token endpoint. */
    public static Asked token() {
        return endpoint("token");
    }

    /** Requests to the authorization endpoint. */
    public static Asked authorization() {
        return endpoint("authorize");
    }

    /** Requests to the revocation endpoint. */
    public static Asked revocation() {
        return endpoint("revoke");
    }

    /** Requests for who the user is. */
    public static Asked userinfo() {
        return endpoint("userinfo");
    }

    /** Requests to an endpoint by its name in the journal, such as {@code drive.files.list}. */
    public static Asked endpoint(String name) {
        return new Asked(name);
    }

    /**
     * Which requests are meant.
     *
     * @param endpoint the endpoint's name in the journal
     */
    public record Asked(String endpoint) {}
}
