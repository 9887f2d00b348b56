package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.List;

/**
 * The instructor's dashboard; what it shows it asks the server for.
 *
 * @param faults the faults that can happen to a class, by name
 */
public record ClassPage(List<String> faults) {

    public ClassPage {
        faults = List.copyOf(faults);
    }

    /** The page. */
    public Reply page() {
        return SecurePage.live("classroom/class.jte", this);
    }
}
