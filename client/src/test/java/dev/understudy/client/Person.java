package dev.understudy.client;

import dev.understudy.client.internal.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** Somebody at a browser, without the browser: chooses an account, decides, and is sent wherever the server says. */
final class Person {

    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(input|button)([^>]*)>");
    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");

    private final HttpClient http;
    private final String email;

    Person(String email) {
        this(email, HttpClient.Redirect.NORMAL);
    }

    private Person(String email, HttpClient.Redirect redirect) {
        this.http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(redirect)
                .build();
        this.email = email;
    }

    /** A browser in a process of its own, in which Ada says yes: the variable {@code BROWSER} names a script for it. */
    public static void main(String[] arguments) {
        new Person("ada@example.com").allow(URI.create(arguments[0]));
    }

    /** Says yes; gives the last page, which may be the app's own. */
    HttpResponse<String> allow(URI url) {
        return decide(url, "allow");
    }

    /** Says yes; gives the address to which the browser is sent, without going there. */
    URI redirectedTo(URI url) {
        var staying = new Person(email, HttpClient.Redirect.NEVER);
        HttpResponse<String> page = staying.decide(url, "allow");
        return URI.create(page.headers().firstValue("Location").orElseThrow());
    }

    /** Types a device's code, and says yes. */
    void allowDevice(URI url, String userCode) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(url).build());
        decide(press(page, "id=\"next\"", Form.of("user_code", userCode)), "allow");
    }

    /** Says no. */
    HttpResponse<String> deny(URI url) {
        return decide(url, "deny");
    }

    /** The title of the page on which the server shows a code. */
    String titleAfterAllowing(URI url) {
        var title = TITLE.matcher(allow(url).body());
        return title.find() ? unescaped(title.group(1)) : "";
    }

    private HttpResponse<String> decide(URI url, String button) {
        return decide(send(HttpRequest.newBuilder(url).build()), button);
    }

    private HttpResponse<String> decide(HttpResponse<String> first, String button) {
        HttpResponse<String> page = first;
        if (page.body().contains("data-identifier=\"" + email + "\"")) {
            page = press(page, "data-identifier=\"" + email + "\"");
        }
        return page.body().contains("id=\"" + button + "\"") ? press(page, "id=\"" + button + "\"") : page;
    }

    private HttpResponse<String> press(HttpResponse<String> page, String mark) {
        return press(page, mark, Form.EMPTY);
    }

    private HttpResponse<String> press(HttpResponse<String> page, String mark, Form typed) {
        var forms = FORM.matcher(page.body());
        while (forms.find()) {
            if (forms.group(2).contains(mark)) {
                return send(HttpRequest.newBuilder(page.uri().resolve(unescaped(forms.group(1))))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                fields(forms.group(2), mark, typed).encode()))
                        .build());
            }
        }
        throw new AssertionError("nothing to press with " + mark + " on " + page.body());
    }

    private static Form fields(String form, String mark, Form typed) {
        Form sent = typed;
        var fields = FIELD.matcher(form);
        while (fields.find()) {
            String attributes = fields.group(2);
            // Every box is ticked: this person allows all that is asked.
            boolean counts = !fields.group(1).equals("button") || attributes.contains(mark);
            if (counts && attributes.contains("name=") && !typed.values().containsKey(attribute(attributes, "name"))) {
                sent = sent.with(attribute(attributes, "name"), attribute(attributes, "value"));
            }
        }
        return sent;
    }

    private static String attribute(String attributes, String name) {
        var matcher = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return matcher.find() ? unescaped(matcher.group(1)) : "";
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
            URI next = reply.headers()
                    .firstValue("Location")
                    .map(reply.uri()::resolve)
                    .orElse(reply.uri());
            boolean within = next.getAuthority().equals(reply.uri().getAuthority());
            return reply.statusCode() / 100 == 3 && within
                    ? send(HttpRequest.newBuilder(next).build())
                    : reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
