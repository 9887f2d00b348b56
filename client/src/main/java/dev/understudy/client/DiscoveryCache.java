package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.JsonFile;
import dev.understudy.client.internal.SecureFiles;
import dev.understudy.client.internal.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps discovery documents on the disk for a day, as Google's library for Python does. What is there only saves a
 * request: whatever is wrong with it, the document is asked for again.
 *
 * @param directory where the files are
 * @param clock tells how old they are
 */
record DiscoveryCache(Path directory, InstantSource clock) {

    private static final System.Logger LOG = System.getLogger("dev.understudy.client");
    private static final Duration KEEP = Duration.ofDays(1);

    /** The user's own, in {@code XDG_CACHE_HOME} or {@code ~/.cache}. */
    static DiscoveryCache ofUser(InstantSource clock) {
        String home = System.getenv("XDG_CACHE_HOME");
        Path caches = home == null || home.isBlank()
                ? Path.of(System.getProperty("user.home", "."), ".cache")
                : Path.of(home);
        return new DiscoveryCache(caches.resolve("understudy").resolve("discovery"), clock);
    }

    /** The document of this address, if it is there and not too old. */
    Optional<JsonNode> find(URI uri) {
        try {
            JsonNode kept = JsonFile.read(file(uri)).root();
            Instant fetched = Instant.ofEpochSecond(kept.path("fetched").asLong());
            Instant now = clock.instant();
            boolean fresh = !fetched.isAfter(now) && fetched.plus(KEEP).isAfter(now);
            boolean same = kept.path("uri").asText().equals(uri.toString());
            return fresh && same ? Optional.of(kept.path("document")) : Optional.empty();
        } catch (JsonFile.Malformed e) {
            return Optional.empty();
        }
    }

    /** Keeps a document; if that is not possible, it goes on without. */
    void keep(URI uri, JsonNode document) {
        var kept = Map.of("uri", uri.toString(), "fetched", clock.instant().getEpochSecond(), "document", document);
        try {
            SecureFiles.makeDirectoryOf(file(uri));
            SecureFiles.replace(file(uri), StrictJson.compact(kept));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The discovery document could not be kept: {0}", e.getMessage());
        }
    }

    private Path file(URI uri) {
        byte[] digest = Digests.sha256(uri.toString().getBytes(StandardCharsets.UTF_8));
        return directory.resolve(HexFormat.of().formatHex(digest) + ".json");
    }
}
