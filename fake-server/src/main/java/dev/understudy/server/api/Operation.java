package dev.understudy.server.api;

import dev.understudy.server.wire.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One operation of an API. Its id is the endpoint's name in the journal.
 *
 * @param id the id in discovery documents: {@code drive.files.list}
 * @param route the method and the full path
 * @param rpc the name of the method inside Google, which errors tell
 * @param scopes the scopes of which any one is enough
 * @param parameters what it takes beside the standard parameters
 * @param request the schema of its body, if it has one
 * @param response the schema of its answer, if it has one
 * @param shows the {@code fields} that are shown unless the call says otherwise; absent: all
 * @param upload the path at which it takes a file's content, if it does
 * @param discovered the path in the discovery document where it is not the route's
 * @param traits what else it can do
 * @param handler what it does
 */
public record Operation(
        String id,
        Route route,
        String rpc,
        List<String> scopes,
        List<Parameter> parameters,
        Optional<String> request,
        Optional<String> response,
        Optional<String> shows,
        Optional<String> upload,
        Optional<String> discovered,
        Set<Trait> traits,
        ApiHandler handler) {

    /** The prefix of most of Google's scopes. */
    public static final String AUTH = "https://www.googleapis.com/auth/";

    public Operation {
        scopes = List.copyOf(scopes);
        parameters = List.copyOf(parameters);
        traits = Set.copyOf(traits);
    }

    /** What only some operations can do. */
    public enum Trait {
        /** Gives the content itself with {@code alt=media}. */
        DOWNLOADS,
        /** Answers in Atom unless asked for JSON. */
        ATOM,
        /** Answers whoever has an API key about what is public. */
        PUBLIC
    }

    /** An operation without parameters, scopes or bodies. */
    public static Operation of(String id, Route route, ApiHandler handler) {
        return new Operation(
                id,
                route,
                id,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                handler);
    }

    /** Where Google's newer libraries ask for a file's content: below {@code /download}; absent if it has none. */
    public Optional<Route> download() {
        return can(Trait.DOWNLOADS) ? Optional.of(Route.get("/download" + route.template())) : Optional.empty();
    }

    /** A copy under this name inside Google. */
    public Operation rpc(String name) {
        return new Operation(
                id, route, name, scopes, parameters, request, response, shows, upload, discovered, traits, handler);
    }

    /** A copy for which any of these scopes is enough; short names stand below {@link #AUTH}. */
    public Operation scopes(String... enough) {
        var full = Arrays.stream(enough)
                .map(scope -> scope.contains(":") ? scope : AUTH + scope)
                .toList();
        return new Operation(
                id, route, rpc, full, parameters, request, response, shows, upload, discovered, traits, handler);
    }

    /** A copy that takes these parameters. */
    public Operation takes(Parameter... these) {
        return new Operation(
                id, route, rpc, scopes, List.of(these), request, response, shows, upload, discovered, traits, handler);
    }

    /** A copy with a body of this schema. */
    public Operation reads(String schema) {
        return new Operation(
                id,
                route,
                rpc,
                scopes,
                parameters,
                Optional.of(schema),
                response,
                shows,
                upload,
                discovered,
                traits,
                handler);
    }

    /** A copy that answers this schema. */
    public Operation answers(String schema) {
        return new Operation(
                id,
                route,
                rpc,
                scopes,
                parameters,
                request,
                Optional.of(schema),
                shows,
                upload,
                discovered,
                traits,
                handler);
    }

    /** A copy that takes a file's content at this path. */
    public Operation uploadsAt(String path) {
        return new Operation(
                id,
                route,
                rpc,
                scopes,
                parameters,
                request,
                response,
                shows,
                Optional.of(path),
                discovered,
                traits,
                handler);
    }

    /** A copy that shows these fields unless the call says otherwise. */
    public Operation shows(String fields) {
        return new Operation(
                id,
                route,
                rpc,
                scopes,
                parameters,
                request,
                response,
                Optional.of(fields),
                upload,
                discovered,
                traits,
                handler);
    }

    /** A copy that the discovery document shows under this path, such as {@code v1/{+resourceName}}. */
    public Operation discoveredAs(String path) {
        return new Operation(
                id,
                route,
                rpc,
                scopes,
                parameters,
                request,
                response,
                shows,
                upload,
                Optional.of(path),
                traits,
                handler);
    }

    /** A copy that can do this too. */
    public Operation with(Trait... more) {
        return new Operation(
                id,
                route,
                rpc,
                scopes,
                parameters,
                request,
                response,
                shows,
                upload,
                discovered,
                Set.of(more),
                handler);
    }

    /** Whether it can do this. */
    public boolean can(Trait trait) {
        return traits.contains(trait);
    }
}
