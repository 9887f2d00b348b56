package dev.understudy.server.testing;

import dev.understudy.server.wire.Params;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a {@link Visitor} has got to: a page of the server, or a redirect that leads out of it. */
public final class Visited {

    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(input|button)([^>]*)>");
    private static final Pattern LINK = Pattern.compile("<a ([^>]*)>");
    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");

    private final Visitor visitor;
    private final HttpResponse<String> reply;

    Visited(Visitor visitor, HttpResponse<String> reply) {
        this.visitor = visitor;
        this.reply = reply;
    }

    /** The HTTP status. */
    public int status() {
        return reply.statusCode();
    }

    /** The header, or nothing. */
    public Optional<String> header(String name) {
        return reply.headers().firstValue(name);
    }

    /** The URL of the page. */
    public URI url() {
        return reply.uri();
    }

    /** The page. */
    public String html() {
        return reply.body();
    }

    /** The title of the page. */
    public String title() {
        var title = TITLE.matcher(reply.body());
        return title.find() ? unescape(title.group(1)) : "";
    }

    /** Where the server sends the browser, out of itself. */
    public String location() {
        return header("Location")
                .orElseThrow(() -> new AssertionError("no redirect, but " + status() + ": " + reply.body()));
    }

    /** The parameters of the query with which the client is answered. */
    public Params answer() {
        String location = location();
        return Params.parse(location.substring(location.indexOf('?') + 1));
    }

    /** The text of the element with this id; empty if there is none. */
    public String text(String id) {
        var element = Pattern.compile(
                        "<(\\w+)[^>]*\\sid=\"" + Pattern.quote(id) + "\"[^>]*>(.*?)</\\1>", Pattern.DOTALL)
                .matcher(reply.body());
        return element.find()
                ? unescape(element.group(2).replaceAll("<[^>]*>", "")).strip()
                : "";
    }

    /** Whether the page has an element with this id. */
    public boolean has(String id) {
        return reply.body().contains(" id=\"" + id + "\"");
    }

    /** Chooses the account, if it is asked for. */
    public Visited choose(String email) {
        return reply.body().contains("data-identifier=\"" + email + "\"")
                ? pressWhere("data-identifier=\"" + email + "\"", Params.NONE)
                : this;
    }

    /** Ticks every box and says yes, if asked. */
    public Visited allow() {
        var page = has("select-all") ? press("select-all") : this;
        return page.has("allow") ? page.press("allow") : page;
    }

    /** Presses the button, or follows the link, of this id. */
    public Visited press(String id) {
        return press(id, Params.NONE);
    }

    /** Presses the button of this id after having filled these fields. */
    public Visited press(String id, Params filled) {
        return pressWhere(" id=\"" + id + "\"", filled);
    }

    /** The form that pressing the button of this id would send. */
    public Params formOf(String id) {
        String mark = " id=\"" + id + "\"";
        var forms = FORM.matcher(reply.body());
        while (forms.find()) {
            if (forms.group(2).contains(mark)) {
                return fields(forms.group(2), mark).with(Params.NONE);
            }
        }
        throw new AssertionError("no form with" + mark + " on: " + reply.body());
    }

    private Visited pressWhere(String mark, Params filled) {
        var links = LINK.matcher(reply.body());
        while (links.find()) {
            if ((" " + links.group(1)).contains(mark)) {
                return visitor.get(resolve(attribute(links.group(1), "href").orElseThrow()));
            }
        }
        var forms = FORM.matcher(reply.body());
        while (forms.find()) {
            if (forms.group(2).contains(mark)) {
                return visitor.post(
                        resolve(unescape(forms.group(1))),
                        fields(forms.group(2), mark).with(filled));
            }
        }
        throw new AssertionError("nothing to press with" + mark + " on: " + reply.body());
    }

    private URI resolve(String target) {
        return reply.uri().resolve(target);
    }

    /** What a browser would send: every field, every ticked box, and of the buttons the pressed one alone. */
    private static Form fields(String form, String mark) {
        var values = new LinkedHashMap<String, List<String>>();
        var fields = FIELD.matcher(form);
        while (fields.find()) {
            String attributes = fields.group(2);
            boolean sent = fields.group(1).equals("button")
                    ? attributes.contains(mark)
                    : !attributes.contains("type=\"checkbox\"") || attributes.contains(" checked");
            if (sent) {
                attribute(attributes, "name")
                        .ifPresent(name -> values.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(attribute(attributes, "value").orElse("")));
            }
        }
        return new Form(values);
    }

    private record Form(LinkedHashMap<String, List<String>> values) {

        Params with(Params filled) {
            values.putAll(filled.values());
            return new Params(values);
        }
    }

    private static Optional<String> attribute(String attributes, String name) {
        var matcher = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return matcher.find() ? Optional.of(unescape(matcher.group(1))) : Optional.empty();
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
