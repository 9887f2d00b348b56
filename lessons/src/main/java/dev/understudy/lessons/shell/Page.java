package dev.understudy.lessons.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the sign-in, as the people of the lessons read it.
 *
 * @param html its source
 */
record Page(String html) {

    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    /**
     * A form filled in.
     *
     * @param action where it goes
     * @param fields its fields
     */
    record Filled(String action, Map<String, String> fields) {}

    /** The title. */
    String title() {
        return find("(?s)<title>(.*?)</title>").orElse("");
    }

    /** What an error page says. */
    Optional<String> error() {
        var code = find("(?s)id=\"error-code\">(.*?)<");
        var description = find("(?s)id=\"error-description\">(.*?)<");
        var crash = Optional.of(title()).filter(title -> title.startsWith("Error "));
        return code.map(text -> text + description.map(more -> ". " + more).orElse(""))
                .or(() -> crash);
    }

    /** The form that takes this person further, filled in; nothing if the page asks nothing. */
    Optional<Filled> answer(String email, String decision) {
        if (html.contains("name=\"account\"") && !html.contains("value=\"" + email + "\"")) {
            return find("id=\"other-account\" href=\"([^\"]*)\"").map(link -> new Filled(link, Map.of()));
        }
        Matcher forms = FORM.matcher(html);
        while (forms.find()) {
            var fields = hidden(forms.group(2));
            if (forms.group(2).contains("name=\"account\" value=\"" + email + "\"")) {
                fields.put("account", email);
            } else if (forms.group(2).contains("name=\"identifier\"")) {
                fields.put("identifier", email);
            } else if (forms.group(2).contains("name=\"decision\" value=\"" + decision + "\"")) {
                fields.put("decision", decision);
            } else {
                continue;
            }
            return Optional.of(new Filled(plain(forms.group(1)), fields));
        }
        return Optional.empty();
    }

    private static Map<String, String> hidden(String form) {
        var fields = new LinkedHashMap<String, String>();
        Matcher inputs = HIDDEN.matcher(form);
        while (inputs.find()) {
            fields.put(plain(inputs.group(1)), plain(inputs.group(2)));
        }
        return fields;
    }

    private Optional<String> find(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(html);
        return found.find() ? Optional.of(plain(found.group(1)).strip()) : Optional.empty();
    }

    private static String plain(String text) {
        return text.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
