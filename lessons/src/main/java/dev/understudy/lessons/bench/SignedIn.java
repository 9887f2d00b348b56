package dev.understudy.lessons.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Walks once through the sign-in pages without a browser, and keeps the session's cookies for what comes after. */
final class SignedIn {

    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)[^>]*name=\"([^\"]*)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
    private static final int STEPS = 10;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI server;

    private SignedIn(URI server) {
        this.server = server;
    }

    /** The Cookie header of a browser in which this account has allowed this request. */
    static String cookie(URI server, String target, String email) throws IOException, InterruptedException {
        var walk = new SignedIn(server);
        var reply = walk.get(URI.create(server + target));
        for (int step = 0; step < STEPS; step++) {
            var location = reply.headers().firstValue("Location").map(reply.uri()::resolve);
            if (location.isPresent() && !location.get().getAuthority().equals(server.getAuthority())) {
                return walk.cookieHeader();
            }
            reply = location.isPresent() ? walk.get(location.get()) : walk.submit(reply, email);
        }
        throw new IOException("the sign-in pages led nowhere");
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Submits the form of this account, or else the first one: that of Allow. */
    private HttpResponse<String> submit(HttpResponse<String> page, String email)
            throws IOException, InterruptedException {
        var forms = FORM.matcher(page.body());
        String action = "";
        String content = "";
        while (forms.find()) {
            if (action.isEmpty() || forms.group().contains(email)) {
                action = forms.group(1);
                content = forms.group(2);
            }
        }
        var request = HttpRequest.newBuilder(page.uri().resolve(action.replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields(content)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Every field with its value; of several buttons the first one named, which is pressed. */
    private static String fields(String content) {
        var pairs = new ArrayList<String>();
        var seen = new ArrayList<String>();
        var inputs = INPUT.matcher(content);
        while (inputs.find()) {
            var value = VALUE.matcher(inputs.group());
            if (!seen.contains(inputs.group(1)) && value.find()) {
                seen.add(inputs.group(1));
                pairs.add(inputs.group(1) + "="
                        + java.net.URLEncoder.encode(value.group(1), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return String.join("&", pairs);
    }

    private String cookieHeader() {
        return String.join(
                "; ",
                cookies.getCookieStore().get(server).stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .toList());
    }
}
