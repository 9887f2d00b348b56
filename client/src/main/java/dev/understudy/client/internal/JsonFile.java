package dev.understudy.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A JSON file that a person may have edited: it knows on which line each member stands, so that an error can say so.
 *
 * @param root the tree
 * @param lines the line of each member, by JSON pointer (RFC 6901)
 */
public record JsonFile(JsonNode root, Map<String, Integer> lines) {

    /** No file of this kind is larger (C28). */
    public static final int MAX_BYTES = 1 << 20;

    /**
     * Reads a file.
     *
     * @throws Malformed if it cannot be read, is larger than {@link #MAX_BYTES} or is not a strict JSON object
     */
    public static JsonFile read(Path path) throws Malformed {
        String text = text(path);
        try {
            JsonNode root = StrictJson.MAPPER.readTree(text);
            if (!root.isObject()) {
                throw new Malformed("it does not hold a JSON object", 1);
            }
            return new JsonFile(root, lines(text));
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            throw new Malformed("it is not valid JSON", location == null ? 1 : location.getLineNr());
        } catch (IOException e) {
            throw new Malformed("it cannot be read", 0);
        }
    }

    /** The line of the member at this JSON pointer, or of the nearest one around it. */
    public int line(String pointer) {
        String place = pointer;
        while (!place.isEmpty() && !lines.containsKey(place)) {
            place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
        }
        return lines.getOrDefault(place, 1);
    }

    private static String text(Path path) throws Malformed {
        try {
            if (Files.isRegularFile(path) && Files.size(path) > MAX_BYTES) {
                throw new Malformed("it is larger than 1 MB", 0);
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new Malformed("there is no such file", 0);
        } catch (Malformed e) {
            throw e;
        } catch (IOException e) {
            throw new Malformed("it cannot be read as UTF-8 text", 0);
        }
    }

    private static Map<String, Integer> lines(String text) throws IOException {
        var lines = new HashMap<String, Integer>();
        try (JsonParser parser = StrictJson.MAPPER.getFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
        return lines;
    }

    /** Why a file is not usable, and on which line; line 0 when no line is to blame. */
    public static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        Malformed(String why, int line) {
            super(why);
            this.line = line;
        }

        /** The line, counted from 1; 0 when no line is to blame. */
        public int line() {
            return line;
        }
    }
}
