package dev.understudy.server.iam;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A method of the IAM Service Account Credentials API.
 *
 * @param verb its name in the URL
 * @param permission what a caller needs on the account
 */
record IamMethod(String verb, String permission) {

    /** Where this API is at Google. */
    static final String HOST = "iamcredentials.googleapis.com";

    /** How errors name it: the service and the gRPC method. */
    Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("service", HOST);
        String name = verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1);
        metadata.put("method", "google.iam.credentials.v1.IAMCredentials." + name);
        return metadata;
    }
}
