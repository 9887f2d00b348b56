package dev.understudy.lessons.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;
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
    private static final Pattern BOX = Pattern.compile("<input type=\"checkbox\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private static final Pattern PICTURE = Pattern.compile("<img [^>]*src=\"([^\"]*)\"");

    /**
     * A form filled in.
     *
     * @param action where it goes
     * @param body its fields, encoded; empty for a mere link
     */
    record Filled(String action, String body) {}

    /**
     * What somebody answers.
     *
     * @param email who it is
     * @param decision {@code allow} or {@code deny}
     * @param ticks which boxes they tick
     * @param userCode the code they read from a device
     */
    record Person(String email, String decision, Predicate<String> ticks, String userCode) {}

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

    /** What can be read on it, without its title. */
    String text() {
        String shown = html.replaceAll("(?s)<(head|title|style|script|svg)\\b.*?</\\1>", " ");
        return plain(shown.replaceAll("<(?=[^>]*>)", " <"))
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The addresses of its pictures. */
    List<String> pictures() {
        return PICTURE.matcher(html)
                .results()
                .map(found -> plain(found.group(1)))
                .toList();
    }

    private Optional<String> problem() {
        return find("(?s)id=\"problem\"[^>]*>(.*?)<").filter(text -> !text.isEmpty());
    }

    /** The form that takes this person further, filled in; nothing if the page asks nothing. */
    Optional<Filled> answer(Person person) {
        String row = "data-identifier=\"" + person.email() + "\"";
        if (html.contains("data-identifier=") && !html.contains(row)) {
            return find("id=\"other-account\" href=\"([^\"]*)\"").map(link -> new Filled(link, ""));
        }
        Matcher forms = FORM.matcher(html);
        while (forms.find()) {
            String form = forms.group(2);
            var fields = new StringJoiner("&");
            inputs(HIDDEN, form, fields, value -> true);
            if (form.contains(row)) {
                fields.add(Web.encode(Map.of("account", person.email())));
            } else if (form.contains("name=\"identifier\"")) {
                fields.add(Web.encode(Map.of("identifier", person.email())));
            } else if (form.contains("name=\"user_code\"") && !person.userCode().isEmpty()) {
                problem().ifPresent(text -> {
                    throw new ErrorPage(text);
                });
                fields.add(Web.encode(Map.of("user_code", person.userCode())));
            } else if (form.contains("name=\"decision\" value=\"" + person.decision() + "\"")) {
                inputs(BOX, form, fields, person.ticks());
                fields.add(Web.encode(Map.of("decision", person.decision())));
            } else {
                continue;
            }
            return Optional.of(new Filled(plain(forms.group(1)), fields.toString()));
        }
        return Optional.empty();
    }

    private static void inputs(Pattern pattern, String form, StringJoiner fields, Predicate<String> wanted) {
        Matcher inputs = pattern.matcher(form);
        while (inputs.find()) {
            String value = plain(inputs.group(2));
            if (wanted.test(value)) {
                fields.add(Web.encode(Map.of(plain(inputs.group(1)), value)));
            }
        }
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
