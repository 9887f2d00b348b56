package dev.understudy.server.api;

import dev.understudy.server.wire.Request;

/** Checks the parameters of a call against what the operation declares. The sentences are from memory. */
final class Parameters {

    private Parameters() {}

    /**
     * Checks every declared parameter of the query.
     *
     * @throws ApiException 400 if one is missing or has a value it cannot have
     */
    static void check(Operation operation, Request request) {
        for (Parameter parameter : operation.parameters()) {
            if (parameter.place() == Parameter.Place.QUERY) {
                check(parameter, request);
            }
        }
    }

    private static void check(Parameter parameter, Request request) {
        String name = parameter.name();
        var value = request.query().find(name);
        if (value.isEmpty()) {
            if (parameter.required() == Parameter.Need.REQUIRED) {
                throw ApiError.parameter(name, "required", "Required parameter: " + name)
                        .because("The parameter " + name + " is missing.");
            }
            return;
        }
        switch (parameter.type()) {
            case "integer" -> checkNumber(parameter, value.get());
            case "boolean" -> {
                if (!value.get().equals("true") && !value.get().equals("false")) {
                    throw invalid(name, "Invalid boolean value: '" + value.get() + "'.");
                }
            }
            default -> {}
        }
    }

    private static void checkNumber(Parameter parameter, String value) {
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw invalid(parameter.name(), "Invalid integer value: '" + value + "'.");
        }
        parameter.range().ifPresent(range -> {
            if (number < range.min() || number > range.max()) {
                throw invalid(
                        parameter.name(),
                        "Invalid value '" + number + "'. Values must be within the range: [" + range.min() + ", "
                                + range.max() + "]");
            }
        });
    }

    private static ApiException invalid(String name, String message) {
        return ApiError.parameter(name, "invalidParameter", message).because("The parameter " + name + " is wrong.");
    }
}
