package dev.understudy.server.refusal;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.wire.Params;
import java.util.function.Consumer;

/** What goes wrong, and what Google says of it. */
record ErrorRow(
        String name,
        Params request,
        Consumer<FakeGoogle> world,
        int status,
        String code,
        String heading,
        String description,
        String explanation,
        String documentation,
        String details) {

    private static final String ERROR = "Access blocked: Authorization Error";
    private static final String INVALID = "Access blocked: Understudy Demo's request is invalid";
    private static final String SENT_INVALID = "You can't sign in because Understudy Demo sent an invalid request.";
    private static final String LATER =
            " You can try again later, or contact the developer about this issue. Learn more about this error";

    /** An error of the usual heading, in a world as it is. */
    static ErrorRow of(int status, String code, Params request, String description) {
        return new ErrorRow(
                code + ": " + description,
                request,
                google -> {},
                status,
                code,
                ERROR,
                description,
                description + LATER,
                "",
                "");
    }

    ErrorRow in(Consumer<FakeGoogle> changed) {
        return new ErrorRow(
                name, request, changed, status, code, heading, description, explanation, documentation, details);
    }

    ErrorRow headed(String words) {
        return new ErrorRow(name, request, world, status, code, words, description, description, "", details);
    }

    ErrorRow repeating(String parameters) {
        return new ErrorRow(
                name, request, world, status, code, heading, description, explanation, documentation, parameters);
    }

    /** The heading and explanation of requests that break a policy which Google documents. */
    ErrorRow documented(String page) {
        return new ErrorRow(
                name, request, world, status, code, INVALID, description, SENT_INVALID + LATER, page, details);
    }

    @Override
    public String toString() {
        return name;
    }
}
