package dev.understudy.server.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** The one place where JSON is read from the wire and written to it. */
public final class Json {

    /** Longer than any body that the server takes, in base64: bodies have their own limits, before they are read. */
    private static final int LONGEST_STRING = 32 * 1024 * 1024;

    /** Reads strictly: no duplicate names, nothing after the value, bounded depth, strings and numbers. */
    private static final ObjectMapper WIRE = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(LONGEST_STRING)
                            .maxNumberLength(32)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** Two spaces of indentation and {@code "name": value}, as on oauth2.googleapis.com. */
    public static String pretty(Object value) {
        return write(value, JsonLayout.PRETTY);
    }

    /** In any of Google's layouts. */
    public static String write(Object value, JsonLayout layout) {
        return switch (layout) {
            case PRETTY -> write(value, printer("  ", Separators.Spacing.AFTER));
            case COMPACT -> compact(value);
            case SPACED -> write(value, printer("  ", Separators.Spacing.BOTH));
            case NARROW -> write(value, printer(" ", Separators.Spacing.AFTER));
        };
    }

    /** One line without spaces. */
    public static String compact(Object value) {
        try {
            return WIRE.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON", e);
        }
    }

    /** The tree of a JSON text, or nothing if the text is not strict JSON. */
    public static Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(WIRE.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static DefaultPrettyPrinter printer(String indentation, Separators.Spacing aroundColon) {
        var indenter = new DefaultIndenter(indentation, "\n");
        var separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(aroundColon)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    private static String write(Object value, DefaultPrettyPrinter printer) {
        try {
            return WIRE.writer(printer).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON", e);
        }
    }
}
