package dev.understudy.client;

import dev.understudy.client.internal.Answer;
import dev.understudy.client.internal.Call;
import java.net.URI;
import java.util.Optional;

/** The metadata server of a virtual machine, which is known by a header. */
final class MetadataSource implements CredentialSource {

    @Override
    public Looked look(Wanted wanted) {
        if (wanted.variable("NO_GCE_CHECK").filter("true"::equalsIgnoreCase).isPresent()) {
            return Looked.nothing("the metadata server was not asked, because NO_GCE_CHECK is true");
        }
        Surroundings here = here(wanted);
        URI metadata = here.endpoints().metadata();
        if (!isThere(here)) {
            return Looked.nothing("no metadata server answers at " + metadata);
        }
        var credentials = ComputeEngineCredentials.create(here).withScopes(wanted.scopes());
        return new Looked(
                "the metadata server at " + metadata,
                Optional.of(new Found(credentials, Optional.of(credentials.projectId()))));
    }

    private static Surroundings here(Wanted wanted) {
        return wanted.variable("GCE_METADATA_HOST")
                .or(() -> wanted.variable("GCE_METADATA_ROOT"))
                .or(() -> wanted.variable("GCE_METADATA_IP"))
                .map(host -> wanted.surroundings()
                        .withEndpoints(
                                wanted.surroundings().endpoints().withMetadata(URI.create("http://" + host + "/"))))
                .orElse(wanted.surroundings());
    }

    private static boolean isThere(Surroundings here) {
        try {
            Call ping = Call.get(here.endpoints().metadata()).with("Metadata-Flavor", "Google");
            return Wire.once(here, ping, MetadataSource::isOne);
        } catch (ConnectionFailure e) {
            return false;
        }
    }

    private static boolean isOne(Answer answer) {
        return answer.header("Metadata-Flavor").filter("Google"::equals).isPresent();
    }
}
