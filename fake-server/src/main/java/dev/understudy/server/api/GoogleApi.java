package dev.understudy.server.api;

import dev.understudy.server.wire.Endpoint;
import java.util.List;

/** One version of one Google API: what it is called and every operation it serves. */
public interface GoogleApi {

    /** The name in discovery documents: {@code drive}. */
    String name();

    /** The version in discovery documents: {@code v3}. */
    String version();

    /** The service that the API Console enables and that errors name. */
    ApiService service();

    /** What every path begins with, as its discovery document divides it: {@code drive/v3/}, or nothing. */
    default String servicePath() {
        return "";
    }

    /** What it answers an account that does not have the service: {@code User.servicesOff} has its {@link #name}. */
    default ApiError switchedOff() {
        return ApiError.of(403, "forbidden", "The caller does not have permission")
                .withStatus();
    }

    /** Everything it does; endpoints and discovery document are both made of this list. */
    List<Operation> operations();

    /** What it serves beside its operations and without the gate. */
    default List<Endpoint> others() {
        return List.of();
    }

    /** The JSON objects it takes and gives. */
    List<Schema> schemas();
}
