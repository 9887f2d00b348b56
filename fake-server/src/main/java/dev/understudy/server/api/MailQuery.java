package dev.understudy.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Gmail's parameter {@code q} (Google, "Search operators you can use with Gmail"; from memory): words, phrases in
 * quotes, {@code from: to: subject: label: in: is: after: before:}, and a minus for the opposite.
 */
final class MailQuery {

    private static final Pattern TERM =
            Pattern.compile("(-?)(?:(from|to|subject|label|in|is|after|before):)?(?:\"([^\"]*+)\"|(\\S++))");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/M/d", Locale.ROOT);

    private MailQuery() {}

    /** The condition of a query; Gmail knows no wrong ones. */
    static Predicate<StoredMail> parse(String query) {
        return TERM.matcher(query).results().map(MailQuery::term).reduce(mail -> true, Predicate::and);
    }

    private static Predicate<StoredMail> term(MatchResult term) {
        String value = (term.group(3) != null ? term.group(3) : term.group(4)).toLowerCase(Locale.ROOT);
        String operator = term.group(2) == null ? "" : term.group(2);
        Predicate<StoredMail> condition = switch (operator) {
            case "from" -> mail -> has(mail.text("from"), value);
            case "to" -> mail -> has(mail.text("to"), value);
            case "subject" -> mail -> has(mail.text("subject"), value);
            case "label", "in" -> mail -> value.equals("anywhere") || isLabelled(mail, value);
            case "is" -> mail -> value.equals("read") != isLabelled(mail, value.equals("read") ? "unread" : value);
            case "after" -> mail -> !mail.date().isBefore(time(value));
            case "before" -> mail -> mail.date().isBefore(time(value));
            default ->
                mail -> List.of("subject", "from", "to", "snippet").stream()
                                .anyMatch(name -> has(mail.text(name), value))
                        || has(mail.message().text(), value);
        };
        return term.group(1).isEmpty() ? condition : condition.negate();
    }

    private static boolean isLabelled(StoredMail mail, String label) {
        return mail.labels().stream().anyMatch(label::equalsIgnoreCase);
    }

    private static boolean has(String text, String value) {
        return text.toLowerCase(Locale.ROOT).contains(value);
    }

    /** A day or seconds since 1970; what is neither fits no message. */
    private static Instant time(String text) {
        if (text.matches("\\d{9,11}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        try {
            return LocalDate.parse(text.replace('-', '/'), DAY)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return Instant.MAX;
        }
    }
}
