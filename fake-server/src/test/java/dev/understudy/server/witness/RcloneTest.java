package dev.understudy.server.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.testing.Exec;
import dev.understudy.server.testing.Programs;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in Go that has no option for another Drive, run by {@code exec}. */
class RcloneTest {

    /** The client of the file, and somebody at the browser. */
    private static final String SIGN_IN = """
        value() { sed -n "s/.*\\"$1\\": \\"\\(.*\\)\\".*/\\1/p" "$UNDERSTUDY_CREDENTIALS/authorized_user.json"; }
        rclone config create ada drive scope drive.readonly \\
            client_id "$(value client_id)" client_secret "$(value client_secret)" >/dev/null || exit
        rclone lsf ada: && rclone cat ada:todo.txt
        """;

    private static final String WITH_A_KEY = """
        export RCLONE_CONFIG_SHOP_TYPE=drive RCLONE_CONFIG_SHOP_SCOPE=drive.readonly
        export RCLONE_CONFIG_SHOP_SERVICE_ACCOUNT_FILE="$GOOGLE_APPLICATION_CREDENTIALS"
        rclone lsf shop: && RCLONE_CONFIG_SHOP_IMPERSONATE=grace@example.org rclone lsf shop:
        """;

    @TempDir
    private Path directory;

    @BeforeEach
    void requireRclone() throws Exception {
        Programs.require("apt-get install rclone", "rclone", "version");
    }

    @Test
    void it_signs_somebody_in_and_lists_their_drive() throws Exception {
        assertThat(rclone(SIGN_IN))
                .contains("Got code", "Letters/\nNotes/\nREADME.md\n", "todo.txt\n", "Ask Babbage about the cards.")
                .contains("302 GET accounts.google.com/o/oauth2/auth", "200 POST oauth2.googleapis.com/token")
                .endsWith("exit code 0");
    }

    @Test
    void a_service_account_lists_what_is_shared_with_it_and_the_drive_of_whom_it_stands_for() throws Exception {
        assertThat(rclone(WITH_A_KEY)).contains("Reports/\n", "logbook.txt\n").endsWith("exit code 0");
    }

    private String rclone(String script) throws Exception {
        return Exec.said(directory, "sh", "-c", "export RCLONE_CONFIG=\"$PWD/rclone.conf\"\n" + script);
    }
}
