package dev.understudy.client;

import dev.understudy.client.internal.Answer;
import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.Form;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One of Google's APIs, called with somebody's credentials.
 *
 * <pre>{@code
 * var drive = ApiService.build("drive", "v3", credentials);
 * var files = drive.get("files", Map.of("orderBy", "modifiedByMeTime desc", "pageSize", 5));
 * var same = drive.method("files.list").with("orderBy", "modifiedByMeTime desc").with("pageSize", 5).execute();
 * System.out.println(files);
 * }</pre>
 *
 * {@link #get} asks for a path as it is; {@link #method} knows the API's methods and their parameters by its discovery
 * document, which is fetched when first needed.
 */
public final class ApiService {

    private final String name;
    private final String version;
    private final Surroundings surroundings;
    private final AuthorizedHttpClient http;
    private @Nullable ApiDescription description;

    private ApiService(String name, String version, Credentials credentials) {
        this.name = name;
        this.version = version;
        this.surroundings = credentials.surroundings();
        this.http = credentials.authorize();
    }

    /** The API of this name and version, for instance {@code drive} and {@code v3}. */
    public static ApiService build(String name, String version, Credentials credentials) {
        return new ApiService(name, version, credentials);
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
        URI root = surroundings.endpoints().apis().resolve(name + "/" + version + "/");
        return ApiCalls.get(http, root.resolve(path + suffix));
    }

    /**
     * A method of the API, for instance {@code files.list}.
     *
     * @throws IllegalArgumentException if there is none of this name; the message says which there are
     */
    public ApiMethod method(String method) {
        ApiDescription described = description();
        return new ApiMethod(http, surroundings, described, described.require(method), ApiMethod.Sent.NOTHING);
    }

    /** The names of all methods of the API. */
    public List<String> methods() {
        return description().methods();
    }

    /** Several calls in one request. */
    public ApiBatch batch() {
        return new ApiBatch(http, surroundings.random(), description().batch(), List.of());
    }

    @Override
    public String toString() {
        return "ApiService[" + name + " " + version + " at "
                + surroundings.endpoints().apis() + "]";
    }

    /** Discovery documents are public: they are asked for without a token. */
    private synchronized ApiDescription description() {
        ApiDescription known = description;
        if (known == null) {
            URI uri = surroundings.endpoints().apis().resolve("discovery/v1/apis/" + name + "/" + version + "/rest");
            known = Wire.patiently(surroundings, Call.get(uri), answer -> understand(uri, answer));
            description = known;
        }
        return known;
    }

    private static ApiDescription understand(URI uri, Answer answer) {
        if (answer.status() != 200) {
            throw HttpError.of("GET " + uri.getPath(), answer.status(), answer.text());
        }
        return answer.json()
                .filter(json -> StrictJson.text(json, "rootUrl").isPresent())
                .map(ApiDescription::new)
                .orElseThrow(() -> new UnusableAnswer("it is not a discovery document"));
    }
}
