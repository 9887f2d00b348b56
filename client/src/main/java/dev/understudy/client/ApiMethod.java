package dev.understudy.client;

import dev.understudy.client.internal.Multipart;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A call of a method of an API, built up by copies and then executed. */
public final class ApiMethod {

    private final AuthorizedHttpClient http;
    private final Surroundings surroundings;
    private final ApiDescription api;
    private final MethodDescription method;
    private final Sent sent;

    /** A file's content. */
    static final class Media {

        private final String type;
        private final byte[] content;

        Media(String type, byte[] content) {
            this.type = type;
            this.content = content.clone();
        }
    }

    /** What a call sends. */
    record Sent(Map<String, Object> parameters, Optional<String> body, Optional<Media> media, int retries) {

        static final Sent NOTHING = new Sent(Map.of(), Optional.empty(), Optional.empty(), 0);

        Sent with(String name, Object value) {
            var copy = new LinkedHashMap<>(parameters);
            copy.put(name, value);
            return new Sent(copy, body, media, retries);
        }
    }

    ApiMethod(
            AuthorizedHttpClient http,
            Surroundings surroundings,
            ApiDescription api,
            MethodDescription method,
            Sent sent) {
        this.http = http;
        this.surroundings = surroundings;
        this.api = api;
        this.method = method;
        this.sent = sent;
    }

    /**
     * A copy with this parameter; a collection gives it several times.
     *
     * @throws IllegalArgumentException if the method has no such parameter or it cannot have this value
     */
    public ApiMethod with(String name, Object value) {
        method.check(name, value);
        return with(sent.with(name, value));
    }

    /** A copy that asks for these fields of the answer only, for instance {@code files(id,name)}. */
    public ApiMethod withFields(String fields) {
        return with("fields", fields);
    }

    /** A copy with this object as its body. */
    public ApiMethod withBody(Map<String, ?> body) {
        return with(new Sent(sent.parameters(), Optional.of(StrictJson.compact(body)), sent.media(), sent.retries()));
    }

    /**
     * A copy that uploads this content, with the body as its description if there is one.
     *
     * @throws IllegalArgumentException if the method takes no content
     */
    public ApiMethod withMedia(String contentType, byte[] content) {
        if (method.uploadPath().isEmpty()) {
            throw new IllegalArgumentException(method.name() + " takes no content");
        }
        return with(
                new Sent(sent.parameters(), sent.body(), Optional.of(new Media(contentType, content)), sent.retries()));
    }

    /**
     * A copy that is sent again up to this many times, with growing pauses of 30 seconds in all: after too many calls, and,
     * if the method does the same twice as once, after a fault of the server or a broken connection.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ApiMethod withRetries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("a call is sent again 0 times or more, not " + retries);
        }
        return with(new Sent(sent.parameters(), sent.body(), sent.media(), retries));
    }

    /**
     * Calls the method.
     *
     * @throws HttpError if the API refuses
     */
    public Json execute() {
        HttpRequest request = request();
        return ApiCalls.json(request, reply(request));
    }

    private HttpResponse<byte[]> reply(HttpRequest request) {
        var retries = new ApiRetries(http, surroundings.backoff(sent.retries() + 1));
        return ApiCalls.success(request, retries.send(request));
    }

    /** Calls the method and gives the content of a file instead of its description. */
    public byte[] download() {
        return reply(with("alt", "media").request()).body();
    }

    /**
     * Uploads the content in chunks of this many bytes, going on after a broken connection where the server stopped.
     *
     * @throws IllegalStateException if there is no content
     */
    public Json uploadInChunks(int bytes) {
        Media media = sent.media().orElseThrow(() -> new IllegalStateException("withMedia says what to upload"));
        URI start = uri(method.uploadPath().orElseThrow(), sent.with("uploadType", "resumable"));
        return new ResumableUpload(http, surroundings, media.type, media.content)
                .send(method.verb(), start, sent.body().orElse("{}"), bytes);
    }

    /** The answer and, as long as it names a next page, each following one; fetched as they are looked at. */
    public Stream<Json> pages() {
        return Stream.iterate(Optional.of(execute()), Optional::isPresent, page -> page.flatMap(this::next))
                .flatMap(Optional::stream);
    }

    /** The elements of this array on all pages. */
    public Stream<Json> items(String array) {
        return pages().flatMap(page -> page.find(array).stream()).flatMap(items -> items.elements().stream());
    }

    /** The method and the parameters' names. */
    @Override
    public String toString() {
        return "ApiMethod[" + method.name() + ", " + sent.parameters().keySet() + "]";
    }

    Optional<String> body() {
        return sent.body();
    }

    HttpRequest request() {
        method.requireAll(sent.parameters());
        return sent.media().map(this::upload).orElseGet(this::plain);
    }

    private Optional<Json> next(Json page) {
        return page.find("nextPageToken")
                .map(Json::text)
                .filter(token -> !token.isEmpty())
                .map(token -> with("pageToken", token).execute());
    }

    private HttpRequest plain() {
        var request = ApiCalls.request(uri(method.template(), sent));
        sent.body().ifPresent(body -> request.header("Content-Type", "application/json"));
        var body = sent.body().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody());
        return request.method(method.verb(), body).build();
    }

    private HttpRequest upload(Media media) {
        String path = method.uploadPath().orElseThrow();
        if (sent.body().isEmpty()) {
            return ApiCalls.request(uri(path, sent.with("uploadType", "media")))
                    .header("Content-Type", media.type)
                    .method(method.verb(), BodyPublishers.ofByteArray(media.content))
                    .build();
        }
        var parts = Multipart.random(surroundings.random())
                .with(
                        Map.of("Content-Type", "application/json; charset=UTF-8"),
                        sent.body().get())
                .with(Map.of("Content-Type", media.type), media.content);
        return ApiCalls.request(uri(path, sent.with("uploadType", "multipart")))
                .header("Content-Type", "multipart/related; boundary=" + parts.boundary())
                .method(method.verb(), BodyPublishers.ofByteArray(parts.bytes()))
                .build();
    }

    private URI uri(String path, Sent what) {
        boolean upload = !Objects.equals(path, method.template());
        return method.uri(upload ? api.root() : api.base(), path, what.parameters());
    }

    private ApiMethod with(Sent other) {
        return new ApiMethod(http, surroundings, api, method, other);
    }
}
