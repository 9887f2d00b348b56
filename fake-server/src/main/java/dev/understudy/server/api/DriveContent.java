package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Body;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The content of files, kept beside their metadata. Google's own documents have none. */
final class DriveContent {

    private DriveContent() {}

    static Resource resource(Resource file, byte[] bytes) {
        return new Resource(
                DriveFiles.CONTENTS,
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
    static Body require(Records records, Resource file) {
        return records.resources()
                .find(Records.resourceKey(DriveFiles.CONTENTS, file.owner(), file.id()))
                .map(content -> Base64.getDecoder()
                        .decode(String.valueOf(content.fields().get("base64"))))
                .map(bytes -> Body.of(
                        String.valueOf(file.fields().getOrDefault("mimeType", "application/octet-stream")), bytes))
                .orElseThrow(() -> ApiError.of(
                                403,
                                "fileNotDownloadable",
                                "Only files with binary content can be downloaded. Use Export with Docs Editors files.")
                        .at("alt", "parameter")
                        .because("The file " + file.id() + " has no content of its own."));
    }

    private static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
