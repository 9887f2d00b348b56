package dev.understudy.client;

import dev.understudy.client.internal.Form;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of Google's APIs, called with somebody's credentials.
 *
 * <pre>{@code
 * var drive = ApiService.build("drive", "v3", credentials);
 * var files = drive.get("files", Map.of("orderBy", "modifiedByMeTime desc", "pageSize", 5));
 * System.out.println(files);
 * }</pre>
 */
public final class ApiService {

    private final String name;
    private final String version;
    private final URI root;
    private final AuthorizedHttpClient http;

    private ApiService(String name, String version, URI root, AuthorizedHttpClient http) {
        this.name = name;
        this.version = version;
        this.root = root;
        this.http = http;
    }

    /** The API of this name and version, for instance {@code drive} and {@code v3}. */
    public static ApiService build(String name, String version, Credentials credentials) {
        URI root = credentials.surroundings().endpoints().apis().resolve(name + "/" + version + "/");
        return new ApiService(name, version, root, credentials.authorize());
    }

    /** What is at this path of the API, for instance {@code files}. */
    public Json get(String path) {
        return get(path, Map.of());
    }

    /**
     * What is at this path of the API, with these query parameters.
     *
     * @throws HttpError if the API refuses
     */
    public Json get(String path, Map<String, ?> parameters) {
        Form query = Form.EMPTY;
        for (var parameter : new TreeMap<>(parameters).entrySet()) {
            query = query.with(parameter.getKey(), String.valueOf(parameter.getValue()));
        }
        String suffix = parameters.isEmpty() ? "" : "?" + query.encode();
        return ApiCalls.get(http, root.resolve(path + suffix));
    }

    @Override
    public String toString() {
        return "ApiService[" + name + " " + version + " at " + root + "]";
    }
}
