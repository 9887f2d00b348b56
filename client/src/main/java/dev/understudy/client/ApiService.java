package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.Answer;
import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.Destinations;
import dev.understudy.client.internal.Form;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Optional<DiscoveryCache> cache;
    private @Nullable ApiDescription description;

    private ApiService(
            String name,
            String version,
            Surroundings surroundings,
            AuthorizedHttpClient http,
            Optional<DiscoveryCache> cache) {
        this.name = name;
        this.version = version;
        this.surroundings = surroundings;
        this.http = http;
        this.cache = cache;
    }

    /**
     * The API of this name and version, for instance {@code drive} and {@code v3}. Discovery documents of Google's are
     * kept on the disk for a day, in {@code ~/.cache/understudy}; those of others are not, for a fake's are near and may
     * change at any time.
     */
    public static ApiService build(String name, String version, Credentials credentials) {
        Surroundings here = credentials.surroundings();
        Optional<DiscoveryCache> cache = Optional.of(DiscoveryCache.ofUser(here.clock()))
                .filter(any -> Destinations.isGoogle(here.endpoints().apis()));
        return new ApiService(name, version, here, credentials.authorize(), cache);
    }

    /** A copy that keeps discovery documents in this directory for a day. */
    public ApiService withDiscoveryCache(Path directory) {
        var kept = new DiscoveryCache(directory, surroundings.clock());
        return new ApiService(name, version, surroundings, http, Optional.of(kept));
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
            known = cache.flatMap(kept -> kept.find(uri))
                    .filter(ApiService::isDescription)
                    .map(ApiDescription::new)
                    .orElseGet(() -> fetch(uri));
            description = known;
        }
        return known;
    }

    private ApiDescription fetch(URI uri) {
        ApiDescription fetched = Wire.patiently(surroundings, Call.get(uri), answer -> understand(uri, answer));
        cache.ifPresent(kept -> kept.keep(uri, fetched.document()));
        return fetched;
    }

    private static boolean isDescription(JsonNode json) {
        return StrictJson.text(json, "rootUrl").isPresent();
    }

    private static ApiDescription understand(URI uri, Answer answer) {
        if (answer.status() != 200) {
            throw HttpError.of("GET " + uri.getPath(), answer.status(), answer.text());
        }
        return answer.json()
                .filter(ApiService::isDescription)
                .map(ApiDescription::new)
                .orElseThrow(() -> new UnusableAnswer("it is not a discovery document"));
    }
}
