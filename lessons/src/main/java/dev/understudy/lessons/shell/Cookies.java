package dev.understudy.lessons.shell;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A browser's cookies, told apart by the host that set them (RFC 6265; ports make no difference there). */
final class Cookies {

    private final Map<String, Map<String, String>> ofHost = new ConcurrentHashMap<>();

    void clear() {
        ofHost.clear();
    }

    HttpRequest addTo(HttpRequest request) {
        String line = ofHost.getOrDefault(request.uri().getHost(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return line.isEmpty()
                ? request
                : HttpRequest.newBuilder(request, (name, value) -> true)
                        .header("Cookie", line)
                        .build();
    }

    void remember(HttpResponse<String> response) {
        var known = ofHost.computeIfAbsent(response.uri().getHost(), host -> new LinkedHashMap<>());
        for (String line : response.headers().allValues("Set-Cookie")) {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            if (pair.length == 2) {
                known.put(pair[0], pair[1]);
            }
        }
    }
}
