package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the mail of a caller. The sentences of its errors are from memory. */
final class Mailbox {

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
        long threads = messages(call)
                .map(mail -> mail.reference().get("threadId"))
                .distinct()
                .count();
        var profile = new LinkedHashMap<String, Object>();
        profile.put("emailAddress", call.caller().email());
        profile.put("messagesTotal", (int) messages(call).count());
        profile.put("threadsTotal", (int) threads);
        profile.put("historyId", historyId(call));
        return Answer.json(profile);
    }

    /** {@code gmail.users.messages.list}. */
    Answer list(ApiCall call) {
        requireOwn(call);
        if (call.find("q").isPresent() && isMetadataOnly(call.caller())) {
            throw forbidden("Metadata scope does not support 'q' parameter")
                    .because("gmail.metadata opens headers and labels; searching needs gmail.readonly.");
        }
        var asked = call.request().query().all("labelIds");
        String q = call.find("q").orElse("");
        boolean all = call.isSet("includeSpamTrash") || q.contains("in:anywhere");
        var found = messages(call)
                .filter(mail -> mail.labels().containsAll(asked))
                .filter(mail -> all || asked.contains("TRASH") || !mail.labels().contains("TRASH"))
                .filter(mail -> all || asked.contains("SPAM") || !mail.labels().contains("SPAM"))
                .filter(MailQuery.parse(q))
                .sorted(Comparator.comparing(StoredMail::date).reversed())
                .map(StoredMail::reference)
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

    /** {@code gmail.users.messages.get}, in the formats {@code full}, {@code metadata}, {@code minimal}, {@code raw}. */
    Answer get(ApiCall call) {
        requireOwn(call);
        String format = call.find("format").orElse("full").toLowerCase(Locale.ROOT);
        if (!List.of("full", "metadata", "minimal", "raw").contains(format)) {
            throw ApiError.of(400, "invalidArgument", "Invalid value at 'format' (TYPE_ENUM), \"" + format + "\"")
                    .withStatus()
                    .because("The formats are full, metadata, minimal and raw.");
        }
        if (isMetadataOnly(call.caller()) && (format.equals("full") || format.equals("raw"))) {
            throw forbidden("Metadata scope doesn't allow format " + format.toUpperCase(Locale.ROOT))
                    .because("gmail.metadata opens headers and labels; bodies need gmail.readonly.");
        }
        var mail = records.resources()
                .find(Records.resourceKey(StoredMail.COLLECTION, call.caller().email(), call.path("id")))
                .map(StoredMail::new)
                .orElseThrow(() -> ApiError.of(404, "notFound", "Requested entity was not found.")
                        .withStatus()
                        .because("There is no message " + call.path("id") + "."));
        return Answer.json(describe(mail, format, call));
    }

    private static Map<String, Object> describe(StoredMail mail, String format, ApiCall call) {
        var message = mail.message();
        var object = mail.reference();
        object.put("labelIds", mail.labels());
        object.put("snippet", mail.text("snippet"));
        switch (format) {
            case "full" -> object.put("payload", message.json());
            case "metadata" -> object.put("payload", metadata(message, call));
            case "raw" -> object.put("raw", MailWords.base64Url(message.bytes()));
            default -> {}
        }
        object.put("sizeEstimate", message.bytes().length);
        object.put("historyId", "1001");
        object.put("internalDate", Long.toString(mail.date().toEpochMilli()));
        return object;
    }

    /** The header fields, or those of them that the call names. */
    private static Map<String, Object> metadata(MailMessage message, ApiCall call) {
        var wanted = call.request().query().all("metadataHeaders");
        var fields = message.fields().stream()
                .filter(field -> wanted.isEmpty()
                        || wanted.stream().anyMatch(name -> name.equalsIgnoreCase(String.valueOf(field.get("name")))))
                .toList();
        return Details.ordered("mimeType", message.mimeType(), "headers", fields);
    }

    /** {@code gmail.users.labels.list}: the system's own, and the user's. */
    Answer labels(ApiCall call) {
        requireOwn(call);
        var labels = new ArrayList<Map<String, Object>>();
        LABELS.forEach(name -> labels.add(Details.ordered("id", name, "name", name, "type", "system")));
        records.resources()
                .under(Records.resourceKey("gmail.labels", call.caller().email(), ""))
                .forEach(label -> labels.add(label(label)));
        return Answer.json(Map.of("labels", labels));
    }

    private static Map<String, Object> label(Resource label) {
        var object = Details.ordered("id", label.id(), "name", label.id(), "type", "user");
        object.putAll(label.fields());
        return object;
    }

    /** Only a person has a mailbox, and only their own. */
    static void requireOwn(ApiCall call) {
        String user = call.path("userId");
        if (call.caller().kind() == Caller.Kind.SERVICE_ACCOUNT) {
            throw ApiError.of(400, "failedPrecondition", "Precondition check failed.")
                    .withStatus("FAILED_PRECONDITION")
                    .because("A service account has no mailbox; it needs domain-wide delegation and a subject.");
        }
        if (!user.equals("me") && !user.equalsIgnoreCase(call.caller().email())) {
            throw forbidden("Delegation denied for " + call.caller().email())
                    .because("The mailbox of " + user + " is not the caller's.");
        }
    }

    private Stream<StoredMail> messages(ApiCall call) {
        return records.resources()
                .under(Records.resourceKey(StoredMail.COLLECTION, call.caller().email(), ""))
                .map(StoredMail::new);
    }

    private String historyId(ApiCall call) {
        return Long.toString(1000 + messages(call).count());
    }

    private static boolean isMetadataOnly(Caller caller) {
        return Stream.of("https://mail.google.com/", Operation.AUTH + "gmail.modify", Operation.AUTH + "gmail.readonly")
                .noneMatch(caller.scopes()::contains);
    }

    private static ApiError forbidden(String message) {
        return ApiError.of(403, "forbidden", message).withStatus();
    }
}
