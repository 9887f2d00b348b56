package dev.understudy.server.console;

import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.page.ConsoleSheet;
import dev.understudy.server.page.FaultRow;
import dev.understudy.server.wire.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What Google's console has not: the time of a project, and the faults of the server towards it. */
final class LabPage {

    private final ConsoleSurroundings surroundings;

    LabPage(ConsoleSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    List<Page> pages() {
        return List.of(Page.of("/projects/{project}/lab", "lab", this::show)
                .doing("advance", this::advance)
                .doing("set", this::set)
                .doing("freeze", this::freeze)
                .doing("resume", this::resume)
                .doing("fail", this::fail)
                .doing("clear", this::clear)
                .doing("reset", this::reset));
    }

    /** A moment for people: to the second, in UTC. */
    static String words(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("T", " ")
                .replace("Z", " UTC");
    }

    private ConsoleSheet show(Visit visit) {
        String project = visit.project().id();
        var clock = surroundings.lab().clock();
        return visit.frame()
                .sheet("Clock and faults", "lab")
                .with("now", words(clock.now(project)))
                .with("offset", words(clock.offset(project)))
                .with("isFrozen", clock.isFrozen(project))
                .with(
                        "rules",
                        surroundings.lab().faults(project).stream()
                                .map(LabPage::words)
                                .toList())
                .with(
                        "kinds",
                        surroundings.faults().kinds().stream()
                                .map(kind -> new FaultRow(kind.name(), kind.does(), kind.defaults()))
                                .toList())
                .with("endpoints", surroundings.endpoints());
    }

    private Reply advance(Visit visit) {
        var by = parse(visit.required("by", "A time span"), "a time span such as PT1H or -P1D", Duration::parse);
        surroundings.lab().advanceClock(visit.project().id(), by);
        return visit.done("The project's time moved " + (by.isNegative() ? "back" : "on") + ".");
    }

    private Reply set(Visit visit) {
        var moment =
                parse(visit.required("moment", "A moment"), "a moment such as 2026-11-21T12:00:00Z", Instant::parse);
        surroundings.lab().setClock(visit.project().id(), moment);
        return visit.done("The project's time was set.");
    }

    private Reply freeze(Visit visit) {
        surroundings.lab().freezeClock(visit.project().id());
        return visit.done("The project's time stands still.");
    }

    private Reply resume(Visit visit) {
        surroundings.lab().resumeClock(visit.project().id());
        return visit.done("The project's time goes on.");
    }

    private Reply fail(Visit visit) {
        String endpoint = visit.required("endpoint", "Endpoint");
        var settings = new LinkedHashMap<String, String>();
        visit.request().form().values().forEach((name, values) -> {
            if (name.startsWith("setting.")) {
                settings.put(name.substring("setting.".length()), String.join("", values));
            }
        });
        String name = visit.required("fault", "Fault");
        var fault = surroundings.faults().make(name, settings);
        var rule = FaultRule.once(visit.project().id(), endpoint, fault).times(times(visit));
        surroundings.lab().fail(rule);
        return visit.done(words(rule) + ".");
    }

    private Reply clear(Visit visit) {
        surroundings.lab().faults().reset(visit.project().id());
        return visit.done("The server behaves.");
    }

    private Reply reset(Visit visit) {
        surroundings.lab().reset(visit.project().id());
        return visit.done("Clock, faults and journal of the project are as at the beginning.");
    }

    private static int times(Visit visit) {
        String times = visit.field("times");
        if (times.equals("forever")) {
            return FaultRule.FOREVER;
        }
        if (!times.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("Times is a whole number from 1 on, or \"forever\".");
        }
        return Integer.parseInt(times);
    }

    private static String words(FaultRule rule) {
        String faults = rule.faults().stream()
                .map(fault -> fault.name() + settings(fault.settings()))
                .collect(Collectors.joining(", then "));
        String times = rule.times() == FaultRule.FOREVER ? "always" : rule.times() + " ×";
        return faults + " at " + rule.endpoint() + ", " + times;
    }

    private static String settings(Map<String, String> settings) {
        return settings.isEmpty() ? "" : " " + new TreeMap<>(settings);
    }

    private static String words(Duration offset) {
        var abs = offset.abs();
        if (abs.toSeconds() == 0) {
            return "as the machine's clock";
        }
        var parts = new StringBuilder();
        append(parts, abs.toDays(), "d");
        append(parts, abs.toHoursPart(), "h");
        append(parts, abs.toMinutesPart(), "min");
        append(parts, abs.toSecondsPart(), "s");
        return parts + (offset.isNegative() ? "behind" : "ahead of") + " the machine's clock";
    }

    private static void append(StringBuilder parts, long amount, String unit) {
        if (amount > 0) {
            parts.append(amount).append(' ').append(unit).append(' ');
        }
    }

    private static <T> T parse(String text, String what, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not " + what + ".", e);
        }
    }
}
