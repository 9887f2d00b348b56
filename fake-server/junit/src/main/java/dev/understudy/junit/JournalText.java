package dev.understudy.junit;

import dev.understudy.server.lab.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Exchanges for people: one line each, what matters first, no token in full. */
final class JournalText {

    private static final int LONGEST = 60;

    private JournalText() {}

    static String journal(List<Exchange> exchanges) {
        return exchanges.isEmpty()
                ? "  (nothing)"
                : exchanges.stream().map(exchange -> "  " + line(exchange)).collect(Collectors.joining("\n"));
    }

    static String line(Exchange exchange) {
        var request = exchange.request();
        var words = new ArrayList<String>();
        words.add("#" + exchange.number());
        words.add(request.method() + " " + request.path());
        parameters(request.query().values()).ifPresent(words::add);
        parameters(request.form().values()).ifPresent(words::add);
        words.add("-> " + exchange.reply().status());
        exchange.fact("fault").ifPresent(fault -> words.add("[fault " + fault + "]"));
        exchange.fact("why").ifPresent(why -> words.add("(" + why + ")"));
        return String.join(" ", words);
    }

    private static Optional<String> parameters(Map<String, List<String>> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + String.join(",", entry.getValue()))
                        .map(JournalText::shortened)
                        .collect(Collectors.joining(" ")));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
