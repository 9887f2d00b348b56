package dev.understudy.server.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The times of events: {@code dateTime} with an offset or a zone, or a {@code date}. */
final class EventTimes {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EventTimes() {}

    /** RFC 3339 with milliseconds, as Google writes times. */
    static String text(Instant instant) {
        return MILLIS.format(instant);
    }

    static Instant updated(Map<String, Object> event) {
        return Instant.parse(String.valueOf(event.get("updated")));
    }

    /**
     * Whether an event has a start and an end that can be read.
     *
     * @throws ApiException 400 if not (the sentences are from memory)
     */
    static void requireOf(Map<String, Object> event) {
        for (String name : new String[] {"start", "end"}) {
            if (!(event.get(name) instanceof Map<?, ?>)) {
                throw ApiError.of(400, "required", "Missing " + name + " time.")
                        .because("An event needs a start and an end.");
            }
            if (at(event, name).isEmpty()) {
                throw ApiError.of(400, "invalid", "Invalid " + name + " time.")
                        .because("\"" + name + "\" needs a date, or a dateTime with an offset or a timeZone.");
            }
        }
        if (at(event, "end").orElseThrow().isBefore(at(event, "start").orElseThrow())) {
            throw ApiError.of(400, "timeRangeEmpty", "The specified time range is empty.")
                    .because("The event ends before it starts.");
        }
    }

    /**
     * The condition of {@code timeMin}, {@code timeMax} and {@code updatedMin}.
     *
     * @throws ApiException 400 if one of them has no offset
     */
    static Predicate<Map<String, Object>> within(ApiCall call) {
        var min = parameter(call, "timeMin");
        var max = parameter(call, "timeMax");
        var updated = parameter(call, "updatedMin");
        return event -> min.map(time -> at(event, "end").map(time::isBefore).orElse(true))
                        .orElse(true)
                && max.map(time -> at(event, "start").map(time::isAfter).orElse(true))
                        .orElse(true)
                && updated.map(time -> !updated(event).isBefore(time)).orElse(true);
    }

    /**
     * The order of a list.
     *
     * @throws ApiException 400 if the order is not known, or by start without {@code singleEvents} (from memory)
     */
    static Comparator<Map<String, Object>> order(ApiCall call) {
        String order = call.find("orderBy").orElse("");
        Comparator<Map<String, Object>> byId = Comparator.comparing(event -> String.valueOf(event.get("id")));
        return switch (order) {
            case "" -> byId;
            case "updated" -> Comparator.comparing(EventTimes::updated).thenComparing(byId);
            case "startTime" -> {
                if (!call.isSet("singleEvents")) {
                    throw ApiError.parameter(
                                    "orderBy",
                                    "badRequest",
                                    "The requested ordering is not available for the particular query.")
                            .because("orderBy=startTime needs singleEvents=true.");
                }
                yield Comparator.comparing((Map<String, Object> event) ->
                                at(event, "start").orElse(Instant.MIN))
                        .thenComparing(byId);
            }
            default ->
                throw ApiError.parameter("orderBy", "invalidParameter", "Invalid value for: " + order)
                        .because("orderBy is startTime or updated.");
        };
    }

    private static Optional<Instant> parameter(ApiCall call, String name) {
        return call.find(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw ApiError.parameter(name, "badRequest", "Bad Request")
                        .because(name + " must be an RFC 3339 time with an offset, such as 2026-11-21T00:00:00Z; in a"
                                + " URL a plus sign is written %2B.");
            }
        });
    }

    private static Optional<Instant> at(Map<String, Object> event, String name) {
        if (!(event.get(name) instanceof Map<?, ?> time)) {
            return Optional.empty();
        }
        try {
            if (time.get("date") instanceof String date) {
                return Optional.of(
                        LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            String text = String.valueOf(time.get("dateTime"));
            return Optional.of(
                    time.get("timeZone") instanceof String zone && !text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                            ? LocalDateTime.parse(text).atZone(ZoneId.of(zone)).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
