package dev.understudy.server;

import dev.understudy.server.admin.LabClient;
import dev.understudy.server.lab.FaultCatalogue;
import java.net.URI;

/** Where labs come from: {@link FakeGoogle#lab} of a fake in this process, or one of another process, over HTTP. */
public final class Labs {

    private Labs() {}

    /**
     * The lab of a running fake.
     *
     * @param server its base URL, {@code UNDERSTUDY_URL} of its {@code env.sh}
     * @param token its lab token, {@code UNDERSTUDY_LAB_TOKEN} there
     */
    public static LabClient at(URI server, String token) {
        return new LabClient(server, token, FaultWorks.catalogue());
    }

    /** The faults that can be asked of a lab by name. */
    public static FaultCatalogue faults() {
        return FaultWorks.catalogue();
    }
}
