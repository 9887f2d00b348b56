package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The mail of a caller. The sentences of its errors are from memory. */
final class Mailbox {

    private static final String COLLECTION = "gmail.messages";
    private static final List<String> LABELS =
            List.of("INBOX", "SENT", "DRAFT", "SPAM", "TRASH", "STARRED", "IMPORTANT", "UNREAD");

    private final Records records;
    private final PageTokens pages;

    Mailbox(Records records, PageTokens pages) {
        this.records = records;
        this.pages = pages;
    }

    /** {@code gmail.users.getProfile}. */
    Answer profile(ApiCall call) {
        requireOwn(call);
        int count = (int) messages(call).count();
        var profile = new LinkedHashMap<String, Object>();
        profile.put("emailAddress", call.caller().email());
        profile.put("messagesTotal", count);
        profile.put("threadsTotal", count);
        profile.put("historyId", Integer.toString(1000 + count));
        return Answer.json(profile);
    }

    /** {@code gmail.users.messages.list}; {@code q} looks for words in subject and sender. */
    Answer list(ApiCall call) {
        requireOwn(call);
        if (call.find("q").isPresent() && isMetadataOnly(call.caller())) {
            throw ApiError.of(403, "forbidden", "Metadata scope does not support 'q' parameter")
                    .withStatus()
                    .because("gmail.metadata opens headers and labels; searching needs gmail.readonly.");
        }
        String words = call.find("q").orElse("").toLowerCase(Locale.ROOT);
        var labels = call.request().query().all("labelIds");
        var found = messages(call)
                .filter(message ->
                        text(message, "subject").toLowerCase(Locale.ROOT).contains(words)
                                || text(message, "from").contains(words))
                .filter(message -> message.fields().get("labelIds") instanceof List<?> has && has.containsAll(labels))
                .sorted(Comparator.comparing((Resource message) -> text(message, "date"))
                        .reversed())
                .map(Mailbox::reference)
                .toList();
        var page = pages.page(call, found, call.number("maxResults"));
        var list = new LinkedHashMap<String, Object>();
        if (!page.items().isEmpty()) {
            list.put("messages", page.items());
        }
        page.next().ifPresent(token -> list.put("nextPageToken", token));
        list.put("resultSizeEstimate", found.size());
        return Answer.json(list);
    }

    /** {@code gmail.users.messages.get}: headers and snippet. */
    Answer get(ApiCall call) {
        requireOwn(call);
        var message = records.resources()
                .find(Records.resourceKey(COLLECTION, call.caller().email(), call.path("id")))
                .orElseThrow(() -> ApiError.of(404, "notFound", "Requested entity was not found.")
                        .withStatus()
                        .because("There is no message " + call.path("id") + "."));
        var object = reference(message);
        object.put("labelIds", message.fields().getOrDefault("labelIds", List.of()));
        object.put("snippet", text(message, "snippet"));
        object.put("historyId", "1001");
        object.put(
                "internalDate",
                Long.toString(Instant.parse(text(message, "date")).toEpochMilli()));
        var payload = new LinkedHashMap<String, Object>();
        payload.put("mimeType", "text/plain");
        payload.put(
                "headers",
                List.of(
                        header("From", text(message, "from")),
                        header("To", text(message, "to")),
                        header("Subject", text(message, "subject"))));
        object.put("payload", payload);
        return Answer.json(object);
    }

    /** {@code gmail.users.labels.list}. */
    Answer labels(ApiCall call) {
        requireOwn(call);
        var labels = LABELS.stream()
                .map(name -> {
                    var label = new LinkedHashMap<String, Object>();
                    label.put("id", name);
                    label.put("name", name);
                    label.put("type", "system");
                    return label;
                })
                .toList();
        return Answer.json(Map.of("labels", labels));
    }

    /** Only a person has a mailbox, and only their own. */
    private static void requireOwn(ApiCall call) {
        String user = call.path("userId");
        if (call.caller().kind() == Caller.Kind.SERVICE_ACCOUNT) {
            throw ApiError.of(400, "failedPrecondition", "Precondition check failed.")
                    .withStatus("FAILED_PRECONDITION")
                    .because("A service account has no mailbox; it needs domain-wide delegation and a subject.");
        }
        if (!user.equals("me") && !user.equalsIgnoreCase(call.caller().email())) {
            throw ApiError.of(
                            403,
                            "forbidden",
                            "Delegation denied for " + call.caller().email())
                    .withStatus()
                    .because("The mailbox of " + user + " is not the caller's.");
        }
    }

    private Stream<Resource> messages(ApiCall call) {
        return records.resources()
                .under(Records.resourceKey(COLLECTION, call.caller().email(), ""));
    }

    private static boolean isMetadataOnly(Caller caller) {
        return Stream.of("https://mail.google.com/", Operation.AUTH + "gmail.modify", Operation.AUTH + "gmail.readonly")
                .noneMatch(caller.scopes()::contains);
    }

    private static Map<String, Object> reference(Resource message) {
        var reference = new LinkedHashMap<String, Object>();
        reference.put("id", message.id());
        reference.put("threadId", message.id());
        return reference;
    }

    private static Map<String, Object> header(String name, String value) {
        var header = new LinkedHashMap<String, Object>();
        header.put("name", name);
        header.put("value", value);
        return header;
    }

    private static String text(Resource message, String name) {
        return String.valueOf(message.fields().getOrDefault(name, ""));
    }
}
