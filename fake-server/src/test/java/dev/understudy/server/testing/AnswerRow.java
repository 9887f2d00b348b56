package dev.understudy.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One row of a table of Google's answers: what is asked, and all that comes back.
 *
 * @param name what the row is about
 * @param asked the request
 * @param status the HTTP status
 * @param type the whole {@code Content-Type}
 * @param body the whole body, in which {@code <…>} with letters of any case stands for one value that is never the same
 * @param headers names and values of header fields that matter; an empty value: the field is absent
 */
public record AnswerRow(
        String name,
        Function<TokenWorld, HttpResponse<String>> asked,
        int status,
        String type,
        String body,
        List<String> headers) {

    private static final Pattern HOLE = Pattern.compile("<([A-Z][A-Z_]*)>");

    /** Asks, and compares the answer. */
    public void check(TokenWorld world) {
        var reply = asked.apply(world);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(reply.body()).matches(pattern(body));
        for (int i = 0; i < headers.size(); i += 2) {
            String wanted = headers.get(i + 1);
            assertThat(reply.headers().firstValue(headers.get(i)).orElse(""))
                    .as(headers.get(i))
                    .matches(pattern(wanted));
        }
    }

    /** The row with these header fields besides. */
    public AnswerRow and(String... more) {
        var all = new ArrayList<>(headers);
        all.addAll(Arrays.asList(more));
        return new AnswerRow(name, asked, status, type, body, List.copyOf(all));
    }

    private static Pattern pattern(String text) {
        var holes = HOLE.matcher(text);
        var pattern = new StringBuilder();
        int end = 0;
        while (holes.find()) {
            pattern.append(Pattern.quote(text.substring(end, holes.start()))).append("[^\"<>\\s]+");
            end = holes.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(text.substring(end))).toString());
    }

    /** JSON as Google's current front ends write it, of one object with these members. */
    public static String json(String... members) {
        return Arrays.stream(members).collect(Collectors.joining(",\n  ", "{\n  ", "\n}"));
    }

    /** Google's page for what is not served. */
    public static String notFound(String path) {
        return page(404, "Not Found", "The requested URL <code>" + path + "</code> was not found on this server.");
    }

    /** Google's page for what never reaches an endpoint. */
    public static String page(int status, String phrase, String sentence) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="initial-scale=1, minimum-scale=1, width=device-width">
            <title>Error %1$d (%2$s)!!1</title>
            <p><b>%1$d.</b> <ins>That's an error.</ins></p>
            <p>%3$s <ins>That's all we know.</ins></p>
            <p><small>Understudy plays Google here.</small></p>
            </html>
            """.formatted(status, phrase, sentence);
    }

    /** The header of a request that brings an access token. */
    public static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    @Override
    public String toString() {
        return name;
    }
}
