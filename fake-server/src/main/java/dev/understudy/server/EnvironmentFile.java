package dev.understudy.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** The shell file that points Google's libraries at a fake, for those of them that can be pointed. */
final class EnvironmentFile {

    private EnvironmentFile() {}

    static String text(URI base, String labToken, Optional<Path> credentials, CredentialDirectory directory) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("UNDERSTUDY_URL", base.toString());
        variables.put("UNDERSTUDY_LAB_TOKEN", labToken);
        variables.put("UNDERSTUDY_CREDENTIALS", directory.path("").toString());
        credentials.ifPresent(file -> variables.put("GOOGLE_APPLICATION_CREDENTIALS", file.toString()));
        // So that no library finds the real credentials of this user.
        variables.put("CLOUDSDK_CONFIG", directory.path("gcloud").toString());
        variables.put("GCE_METADATA_HOST", base.getAuthority());
        variables.put("GCE_METADATA_ROOT", base.getAuthority());
        variables.put("GCE_METADATA_IP", base.getAuthority());
        // The fake speaks plain http on this machine, which oauthlib refuses otherwise.
        variables.put("OAUTHLIB_INSECURE_TRANSPORT", "1");
        String exports = variables.entrySet().stream()
                .map(entry -> "export " + entry.getKey() + "=" + quoted(entry.getValue()) + "\n")
                .collect(Collectors.joining());
        return "# Points programs of this shell at Understudy: . env.sh\n" + exports
                + "# This machine is never reached through a proxy.\n"
                + "export NO_PROXY=\"127.0.0.1,localhost${NO_PROXY:+,$NO_PROXY}\"\n"
                + "export no_proxy=\"$NO_PROXY\"\n";
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
