package dev.understudy.server.api;

import java.util.List;

/** The JSON objects of the Calendar API v3, with the names of Google's generated clients. */
final class CalendarSchemas {

    static final List<Schema> ALL = List.of(
            Schema.of("CalendarList")
                    .strings("kind", "etag", "nextPageToken", "nextSyncToken")
                    .lists("CalendarListEntry", "items"),
            Schema.of("CalendarListEntry")
                    .strings("kind", "etag", "id", "summary", "summaryOverride", "description", "location", "timeZone")
                    .strings("colorId", "backgroundColor", "foregroundColor", "accessRole")
                    .flags("selected", "primary", "hidden", "deleted")
                    .lists("EventReminder", "defaultReminders")
                    .objects("any", "notificationSettings", "conferenceProperties"),
            Schema.of("Calendar")
                    .strings("kind", "etag", "id", "summary", "description", "location", "timeZone")
                    .objects("any", "conferenceProperties"),
            Schema.of("Settings")
                    .strings("kind", "etag", "nextPageToken", "nextSyncToken")
                    .lists("Setting", "items"),
            Schema.of("Setting").strings("kind", "etag", "id", "value"),
            Schema.of("Events")
                    .strings("kind", "etag", "summary", "description", "updated", "timeZone", "accessRole")
                    .strings("nextPageToken", "nextSyncToken")
                    .lists("EventReminder", "defaultReminders")
                    .lists("Event", "items"),
            event(),
            Schema.of("EventDateTime").strings("date", "dateTime", "timeZone"),
            Schema.of("EventReminder").strings("method").numbers("minutes"),
            Schema.of("EventAttendee")
                    .strings("id", "email", "displayName", "responseStatus", "comment")
                    .flags("organizer", "self", "resource", "optional")
                    .numbers("additionalGuests"),
            Schema.of("Person").strings("id", "email", "displayName").flags("self"));

    private CalendarSchemas() {}

    private static Schema event() {
        return Schema.of("Event")
                .strings("kind", "etag", "id", "status", "htmlLink", "created", "updated", "summary", "description")
                .strings("location", "colorId", "recurringEventId", "transparency", "visibility", "iCalUID")
                .strings("hangoutLink", "eventType")
                .numbers("sequence")
                .flags("endTimeUnspecified", "attendeesOmitted", "anyoneCanAddSelf", "guestsCanInviteOthers")
                .flags("guestsCanModify", "guestsCanSeeOtherGuests", "privateCopy", "locked")
                .objects("Person", "creator", "organizer")
                .objects("EventDateTime", "start", "end", "originalStartTime")
                .objects("any", "extendedProperties", "conferenceData", "gadget", "reminders", "source")
                .objects("any", "workingLocationProperties", "outOfOfficeProperties", "focusTimeProperties")
                .lists("string", "recurrence")
                .lists("EventAttendee", "attendees")
                .lists("any", "attachments");
    }
}
