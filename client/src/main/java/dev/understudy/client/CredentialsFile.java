package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.JsonFile;
import dev.understudy.client.internal.SecureFiles;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads members of a credentials file and says of each missing one its name and line. */
final class CredentialsFile {

    private static final System.Logger LOG = System.getLogger("dev.understudy.client");
    private static final String DOWNLOAD = "download it again from the Credentials page of the console.";

    private final Path path;
    private final JsonFile json;

    private CredentialsFile(Path path, JsonFile json) {
        this.path = path;
        this.json = json;
    }

    static CredentialsFile read(Path path) {
        if (Files.notExists(path)) {
            throw CredentialsFileInvalid.missing(path);
        }
        try {
            var file = new CredentialsFile(path, JsonFile.read(path));
            SecureFiles.readableByOthers(path)
                    .ifPresent(mode -> LOG.log(
                            System.Logger.Level.WARNING,
                            "{0} can be read by other users of this machine ({1}); chmod 600 it.",
                            path,
                            mode));
            return file;
        } catch (JsonFile.Malformed e) {
            throw new CredentialsFileInvalid(path, e.line(), String.valueOf(e.getMessage()), DOWNLOAD);
        }
    }

    JsonNode root() {
        return json.root();
    }

    /** The text at this pointer, or nothing. */
    Optional<String> find(String pointer) {
        JsonNode node = json.root().at(pointer);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw invalid(pointer, "\"" + name(pointer) + "\" is not a text");
        }
        if (node.textValue().startsWith("[[")) {
            throw invalid(pointer, "\"" + name(pointer) + "\" still holds the placeholder of a sample");
        }
        return Optional.of(node.textValue()).filter(text -> !text.isBlank());
    }

    /** The text at this pointer; it must be there. */
    String require(String pointer) {
        return find(pointer).orElseThrow(() -> invalid(pointer, "\"" + name(pointer) + "\" is missing"));
    }

    /** The address at this pointer, or nothing. */
    Optional<URI> findUri(String pointer) {
        return find(pointer).map(text -> uri(pointer, text));
    }

    /** The address at this pointer; it must be there. */
    URI requireUri(String pointer) {
        return uri(pointer, require(pointer));
    }

    /** The addresses at this pointer, none if it is not there. */
    List<URI> uris(String pointer) {
        var uris = new ArrayList<URI>();
        JsonNode list = json.root().at(pointer);
        for (int i = 0; i < list.size(); i++) {
            uris.add(requireUri(pointer + "/" + i));
        }
        return uris;
    }

    CredentialsFileInvalid invalid(String pointer, String problem) {
        return new CredentialsFileInvalid(path, json.line(pointer), problem, DOWNLOAD);
    }

    private URI uri(String pointer, String text) {
        try {
            var uri = new URI(text);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw invalid(pointer, "\"" + name(pointer) + "\" is not a URL");
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}
