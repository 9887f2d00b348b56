package dev.understudy.lessons.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.lessons.learn.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * What the inspector would draw of a server at this moment, beside what the server's journal holds.
 *
 * @param rows number, endpoint and status of what is drawn
 * @param journal the same of what has happened
 * @param told the secrets that could be read in what is drawn, masked for a projector and for others
 * @param secrets how many secrets there were to find
 */
public record Drawn(List<String> rows, List<String> journal, List<String> told, int secrets) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Asks the inspector of a stage. */
    public static Drawn on(Stage stage) {
        var exchanges = stage.journal();
        var secrets = Secrets.of(exchanges);
        String projector = ask(stage, "projector");
        var told = new ArrayList<>(Secrets.told(projector, secrets));
        told.addAll(Secrets.told(ask(stage, "export"), secrets));
        return new Drawn(
                rows(projector),
                exchanges.stream()
                        .map(one -> one.number() + " " + one.endpoint() + " "
                                + one.reply().status())
                        .toList(),
                told,
                secrets.size());
    }

    private static List<String> rows(String recording) {
        try {
            var rows = new ArrayList<String>();
            for (JsonNode one : JSON.readTree(recording).path("exchanges")) {
                rows.add(one.path("n").asText() + " " + one.path("endpoint").asText() + " "
                        + one.path("reply").path("status").asText());
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ask(Stage stage, String mask) {
        try {
            var request = HttpRequest.newBuilder(URI.create(stage.inspector() + "/exchanges?mask=" + mask))
                    .header("X-Control-Token", stage.labToken())
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
