package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Body;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The content of files, kept beside their metadata. That of Google's own documents can be exported only. */
final class DriveContent {

    /** The collection of contents, under the same owner and id as the files. */
    static final String CONTENTS = "drive.contents";

    /** What each of Google's own kinds can be exported to; the first is how the content is kept. */
    static final Map<String, List<String>> EXPORTS = Map.of(
            "application/vnd.google-apps.document", List.of("text/plain", "text/markdown"),
            "application/vnd.google-apps.spreadsheet", List.of("text/csv"),
            "application/vnd.google-apps.presentation", List.of("text/plain"),
            "application/vnd.google-apps.script", List.of("application/vnd.google-apps.script+json"));

    private DriveContent() {}

    static Resource resource(Resource file, byte[] bytes) {
        return new Resource(
                CONTENTS,
                file.owner(),
                file.id(),
                Map.of("base64", Base64.getEncoder().encodeToString(bytes)));
    }

    /** What Drive tells of a content: size and check sums. */
    static Map<String, Object> fields(byte[] bytes) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("size", Integer.toString(bytes.length));
        fields.put("quotaBytesUsed", Integer.toString(bytes.length));
        fields.put("md5Checksum", hash("MD5", bytes));
        fields.put("sha1Checksum", hash("SHA-1", bytes));
        fields.put("sha256Checksum", hash("SHA-256", bytes));
        return fields;
    }

    /**
     * The content of a file.
     *
     * @throws ApiException 403 if it has none
     */
    static Body download(Records records, Resource file) {
        return find(records, file)
                .filter(bytes -> !isGoogles(file))
                .map(bytes -> Body.of(type(file), bytes))
                .orElseThrow(() -> ApiError.of(
                                403,
                                "fileNotDownloadable",
                                "Only files with binary content can be downloaded. Use Export with Docs Editors files.")
                        .at("alt", "parameter")
                        .because("The file " + file.id() + " has no content of its own."));
    }

    /**
     * The content of one of Google's own documents as another type.
     *
     * @throws ApiException 403 if it is none, 400 for a type that it cannot become (from memory)
     */
    static Body export(Records records, Resource file, String mimeType) {
        if (!isGoogles(file)) {
            throw ApiError.of(403, "fileNotExportable", "Export only supports Docs Editors files.")
                    .because("The file " + file.id() + " is of type " + type(file) + "; download it with alt=media.");
        }
        if (!EXPORTS.getOrDefault(type(file), List.of()).contains(mimeType)) {
            throw ApiError.parameter("convertTo", "badRequest", "The requested conversion is not supported.")
                    .because("The fake exports " + type(file) + " to " + EXPORTS.getOrDefault(type(file), List.of())
                            + " only.");
        }
        return Body.of(mimeType, find(records, file).orElse(new byte[0]));
    }

    private static Optional<byte[]> find(Records records, Resource file) {
        return records.resources()
                .find(Records.resourceKey(CONTENTS, file.owner(), file.id()))
                .map(content -> Base64.getDecoder()
                        .decode(String.valueOf(content.fields().get("base64"))));
    }

    private static boolean isGoogles(Resource file) {
        return type(file).startsWith("application/vnd.google-apps.");
    }

    private static String type(Resource file) {
        return String.valueOf(file.fields().getOrDefault("mimeType", "application/octet-stream"));
    }

    private static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
