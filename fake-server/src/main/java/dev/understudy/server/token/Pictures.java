package dev.understudy.server.token;

import dev.understudy.server.model.User;
import dev.understudy.server.wire.GoogleHosts;
import dev.understudy.server.wire.Site;

/** Where a user's picture is: at this server, not at Google's picture host, so that no page leaves the machine. */
public final class Pictures {

    /** The path of the pictures; the user's {@code sub} and a size in Google's manner follow. */
    public static final String PATH = "/a/";

    private static final String SIZE = "=s96-c";

    private Pictures() {}

    /** The URL of a user's picture. */
    public static String of(User user, Site site) {
        return site.at(GoogleHosts.PICTURES, PATH + user.sub() + SIZE);
    }
}
