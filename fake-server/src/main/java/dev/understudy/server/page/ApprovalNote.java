package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.Optional;

/**
 * The last page of the out-of-band flow.
 *
 * @param title the title, which programs read
 * @param heading the heading
 * @param text what to do
 * @param code the code to copy, if people are to copy it
 */
public record ApprovalNote(String title, String heading, String text, Optional<String> code) {

    /** The user consented; with {@code oob:auto} a program reads the title, and the page shows no code. */
    public static ApprovalNote success(String title, String code, boolean auto) {
        return auto
                ? new ApprovalNote(title, "Thank you", "Please close this window.", Optional.empty())
                : new ApprovalNote(
                        title,
                        "Authorization code",
                        "Please copy this code, switch to your application and paste it there:",
                        Optional.of(code));
    }

    /** The user did not consent; the words are from memory. */
    public static ApprovalNote denied(String title) {
        return new ApprovalNote(title, "Access denied", "Please close this window.", Optional.empty());
    }

    /** The page. */
    public Reply page() {
        return SecurePage.of(200, "signin/approval.jte", this, "");
    }
}
