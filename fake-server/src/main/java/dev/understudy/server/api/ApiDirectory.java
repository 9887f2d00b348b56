package dev.understudy.server.api;

import dev.understudy.server.page.GooglePages;
import dev.understudy.server.wire.Cors;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The discovery service: which APIs there are and what each can do. It needs no credentials. */
public final class ApiDirectory {

    private final List<GoogleApi> apis;

    /** A directory of these APIs. */
    public ApiDirectory(List<GoogleApi> apis) {
        this.apis = List.copyOf(apis);
    }

    /** The directory, and the documents at both of their places. */
    public List<Endpoint> endpoints() {
        return Cors.open(List.of(
                Endpoint.of("discovery.apis.list", Route.get("/discovery/v1/apis"), this::list),
                Endpoint.of(
                        "discovery.apis.getRest",
                        Route.get("/discovery/v1/apis/{api}/{version}/rest"),
                        request -> document(request, request.pathValue("api"), request.pathValue("version"))),
                Endpoint.of("discovery.rest", Route.get("/$discovery/rest"), this::ofHost)));
    }

    private Reply list(Request request) {
        var preferred = new HashSet<String>();
        var items = apis.stream()
                .filter(api -> isAsked(request, api))
                .map(api -> item(api, request, preferred.add(api.name())))
                .toList();
        var list = new LinkedHashMap<String, Object>();
        list.put("kind", "discovery#directoryList");
        list.put("discoveryVersion", "v1");
        list.put("items", items);
        return Rendering.PLAIN.json(200, list);
    }

    private static boolean isAsked(Request request, GoogleApi api) {
        return request.query().find("name").map(api.name()::equals).orElse(true);
    }

    private static Map<String, Object> item(GoogleApi api, Request request, boolean preferred) {
        String path = "/discovery/v1/apis/" + api.name() + "/" + api.version() + "/rest";
        var item = new LinkedHashMap<String, Object>();
        item.put("kind", "discovery#directoryItem");
        item.put("id", api.name() + ":" + api.version());
        item.put("name", api.name());
        item.put("version", api.version());
        item.put("title", api.service().title());
        item.put("discoveryRestUrl", request.base() + path);
        item.put("discoveryLink", "." + path.substring("/discovery/v1".length()));
        item.put("preferred", preferred);
        return item;
    }

    /** At Google this path is on the API's own host; asked at the fake's, the parameter {@code api} may say which. */
    private Reply ofHost(Request request) {
        String version = request.query().find("version").orElse("");
        String host = String.valueOf(request.base().getHost());
        var fitting = apis.stream()
                .filter(api -> version.isEmpty() || api.version().equals(version))
                .filter(api -> request.query()
                        .find("api")
                        .map(api.name()::equals)
                        .orElse(!host.endsWith(".googleapis.com")
                                || host.equals(api.service().host())
                                || host.equals(api.name() + ".googleapis.com")))
                .map(GoogleApi::name)
                .distinct()
                .toList();
        if (fitting.size() == 1) {
            return document(request, fitting.get(0), version);
        }
        return GooglePages.notFound(request.path())
                .noting(Fact.why("This fits " + fitting + "; ask /discovery/v1/apis/{api}/{version}/rest instead."));
    }

    private Reply document(Request request, String name, String version) {
        return apis.stream()
                .filter(api -> api.name().equals(name)
                        && (version.isEmpty() || api.version().equals(version)))
                .findFirst()
                .map(api -> Rendering.PLAIN.json(200, new DiscoveryDocument(api, request.base()).json()))
                .orElseGet(() -> ApiError.of(404, "notFound", "Requested entity was not found.")
                        .withStatus()
                        .reply(
                                "The fake plays "
                                        + apis.stream()
                                                .map(api -> api.name() + ":" + api.version())
                                                .toList() + ".",
                                Rendering.PLAIN));
    }
}
