package dev.understudy.server;

import dev.understudy.server.lab.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a program asked of Google, in lines for people, each with the number that advice names. */
public final class Traffic {

    private static final int MOST = 40;

    private Traffic() {}

    /** The requests of a fake, the newest forty of them with what was wrong, and the hosts that it refused. */
    public static List<String> lines(FakeGoogle google) {
        var exchanges = google.lab().exchanges(exchange -> true);
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Understudy answered " + count(exchanges.size(), "request") + ":");
        int hidden = Math.max(0, exchanges.size() - MOST);
        if (hidden > 0) {
            lines.add("  (" + count(hidden, "earlier one") + " not shown)");
        }
        exchanges.stream().skip(hidden).map(Traffic::line).forEach(lines::add);
        google.refusedHosts().stream()
                .sorted()
                .forEach(host ->
                        lines.add("  refused a connection to " + host + ": Understudy does not stand in for it"));
        return lines;
    }

    private static String line(Exchange exchange) {
        var request = exchange.request();
        String host = Optional.ofNullable(request.base().getHost()).orElse("");
        return String.format(Locale.ROOT, "%4d  ", exchange.number())
                + exchange.reply().status() + " " + request.method() + " "
                + host + request.path()
                + exchange.fact("why").map(why -> "  <- " + why).orElse("");
    }

    private static String count(int number, String what) {
        return number == 0 ? "no " + what + "s" : number + " " + what + (number == 1 ? "" : "s");
    }
}
