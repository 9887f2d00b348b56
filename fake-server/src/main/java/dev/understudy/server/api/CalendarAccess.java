package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a caller may do with a calendar: what its access control list says about the user, and no more than the token's
 * scopes allow the app.
 */
final class CalendarAccess {

    /** The roles of Calendar, each more than the one before. */
    enum Role {
        NONE("none"),
        FREE_BUSY_READER("freeBusyReader"),
        READER("reader"),
        WRITER("writer"),
        OWNER("owner");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** The name on the wire. */
        String word() {
            return word;
        }

        private static Role of(Object word) {
            return Arrays.stream(values())
                    .filter(role -> role.word.equals(word))
                    .findFirst()
                    .orElse(NONE);
        }
    }

    private static final String CALENDAR = Operation.AUTH + "calendar";
    private static final Set<String> EVERYTHING = Set.of(CALENDAR, CALENDAR + ".events");
    private static final Set<String> READING = Set.of(
            CALENDAR + ".readonly",
            CALENDAR + ".events.readonly",
            CALENDAR + ".calendars",
            CALENDAR + ".calendars.readonly",
            CALENDAR + ".calendarlist",
            CALENDAR + ".calendarlist.readonly",
            CALENDAR + ".settings.readonly");

    private final Records records;

    CalendarAccess(Records records) {
        this.records = records;
    }

    /** What the caller may do. */
    Role role(Caller caller, Resource calendar) {
        var user = ofUser(caller, calendar);
        if (caller.kind() == Caller.Kind.ANYONE) {
            return user;
        }
        var app = caller.scopes().stream()
                .map(scope -> ofScope(scope, caller, calendar))
                .max(Role::compareTo)
                .orElse(Role.NONE);
        return user.compareTo(app) < 0 ? user : app;
    }

    /** What the user may do, whatever the app. */
    Role ofUser(Caller caller, Resource calendar) {
        if (calendar.owner().equals(caller.email())) {
            return Role.OWNER;
        }
        return rules(calendar).stream()
                .filter(rule -> isPublic(rule) || names(rule, caller))
                .map(rule -> Role.of(String.valueOf(rule.get("role"))))
                .max(Role::compareTo)
                .orElse(Role.NONE);
    }

    /** Whether it was shared with this user in particular, and so is in the list of calendars. */
    boolean isSharedWith(Caller caller, Resource calendar) {
        return rules(calendar).stream().anyMatch(rule -> names(rule, caller));
    }

    /** What a scope opens; {@code calendar.app.created} opens calendars that the app made, of which there are none. */
    private static Role ofScope(String scope, Caller caller, Resource calendar) {
        boolean own = calendar.owner().equals(caller.email());
        if (EVERYTHING.contains(scope) || (own && scope.equals(CALENDAR + ".events.owned"))) {
            return Role.OWNER;
        }
        boolean reads = READING.contains(scope)
                || (own && scope.equals(CALENDAR + ".events.owned.readonly"))
                || (isPublic(calendar) && scope.equals(CALENDAR + ".events.public.readonly"));
        if (reads) {
            return Role.READER;
        }
        return scope.equals(CALENDAR + ".events.freebusy") ? Role.FREE_BUSY_READER : Role.NONE;
    }

    private static boolean isPublic(Resource calendar) {
        return rules(calendar).stream().anyMatch(CalendarAccess::isPublic);
    }

    private static boolean isPublic(Map<?, ?> rule) {
        return rule.get("scope") instanceof Map<?, ?> scope && "default".equals(scope.get("type"));
    }

    private boolean names(Map<?, ?> rule, Caller caller) {
        if (!(rule.get("scope") instanceof Map<?, ?> scope) || scope.get("value") == null) {
            return false;
        }
        Object value = scope.get("value");
        return value.equals(caller.email())
                || records.users()
                        .find(caller.id())
                        .flatMap(user -> user.hostedDomain())
                        .filter(domain -> domain.equals(value) && "domain".equals(scope.get("type")))
                        .isPresent();
    }

    /** The rules of Calendar's own shape: {@code {"scope": {"type": "user", "value": …}, "role": "reader"}}. */
    private static List<Map<?, ?>> rules(Resource calendar) {
        return calendar.fields().get("acl") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(rule -> (Map<?, ?>) rule)
                        .toList()
                : List.of();
    }
}
