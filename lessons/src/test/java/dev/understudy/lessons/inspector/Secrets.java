package dev.understudy.lessons.inspector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.server.lab.Exchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secrets that have travelled, looked for by their value, however it is written. */
public final class Secrets {

    private static final Pattern SHAPES = Pattern.compile(
            "4/0FAKE-[\\w-]+|ya29\\.[\\w.-]+|1//0FAKE-[\\w-]+|GOCSPX-FAKE-[\\w-]+"
                    + "|AH-1FAKE-[\\w-]+|AIzaFAKE-[\\w-]+|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+|(?<=understudy_session_\\d{1,5}=)[\\w-]{20,}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Secrets() {}

    /** Every secret of these exchanges, in the order they came. */
    public static List<String> of(List<Exchange> exchanges) {
        return exchanges.stream()
                .flatMap(exchange -> Stream.of(
                        exchange.request().form().values().toString(),
                        exchange.request().query().values().toString(),
                        exchange.request().headers().values().toString(),
                        exchange.reply().headers().values().toString(),
                        exchange.reply().body().text()))
                .flatMap(text -> SHAPES.matcher(text).results().map(found -> found.group()))
                .distinct()
                .toList();
    }

    /** Those of the secrets that a text tells: as they are, in a URL, in JSON, or in base64 at any place of it. */
    public static List<String> told(String text, List<String> secrets) {
        return secrets.stream()
                .filter(secret -> written(secret).stream().anyMatch(text::contains))
                .toList();
    }

    private static List<String> written(String secret) {
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var all = new ArrayList<>(List.of(secret, url, url.replace("+", "%20"), json(secret)));
        for (int before = 0; before < 3; before++) {
            all.add(base64(Base64.getEncoder(), secret, before));
            all.add(base64(Base64.getUrlEncoder(), secret, before));
        }
        return all;
    }

    private static String json(String text) {
        try {
            return JSON.writeValueAsString(text).replaceAll("^\"|\"$", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is sure to stand in the base64 of a longer text in which so many bytes (modulo 3) come before this one. */
    private static String base64(Base64.Encoder encoder, String text, int before) {
        String encoded =
                encoder.withoutPadding().encodeToString(("x".repeat(before) + text).getBytes(StandardCharsets.UTF_8));
        int whole = (before + text.length()) / 3 * 4;
        return encoded.substring(before == 0 ? 0 : 4, whole);
    }
}
