package dev.understudy.server.testing;

import dev.understudy.server.TokenWorld;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of Google's answers, every row of which is asked of the same world. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AnswerTable {

    /** The type of what programs read. */
    protected static final String JSON = "application/json; charset=UTF-8";

    /** The type of what people read. */
    protected static final String HTML = "text/html; charset=UTF-8";

    /** The header fields of an answer that no cache may keep. */
    protected static final String[] NEVER_KEPT = {
        "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate", "Pragma", "no-cache",
        "Expires", "Mon, 01 Jan 1990 00:00:00 GMT", "X-Frame-Options", "SAMEORIGIN",
        "X-Content-Type-Options", "nosniff", "Set-Cookie", ""
    };

    @AutoClose
    protected final TokenWorld world = new TokenWorld();

    /** The table. */
    protected abstract Stream<AnswerRow> rows();

    @ParameterizedTest
    @MethodSource("rows")
    protected void every_answer_is_googles(AnswerRow row) {
        row.check(world);
    }

    /** A row whose answer is JSON. */
    protected static AnswerRow row(
            String name, Function<TokenWorld, HttpResponse<String>> asked, int status, String body) {
        return row(name, asked, status, JSON, body);
    }

    /** A row whose answer is of any type. */
    protected static AnswerRow row(
            String name, Function<TokenWorld, HttpResponse<String>> asked, int status, String type, String body) {
        return new AnswerRow(name, asked, status, type, body, List.of());
    }
}
