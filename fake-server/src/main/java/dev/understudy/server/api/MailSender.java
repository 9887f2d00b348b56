package dev.understudy.server.api;

import dev.understudy.server.store.Records;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Sends mail: it stays with the sender as SENT, and arrives with every recipient who lives in this world. */
final class MailSender {

    private final Records records;
    private final PageTokens ids;

    MailSender(Records records, PageTokens ids) {
        this.records = records;
        this.ids = ids;
    }

    /** {@code gmail.users.messages.send}. The sentences of its errors are from memory. */
    Answer send(ApiCall call) {
        Mailbox.requireOwn(call);
        var upload = Upload.read(call);
        var written = MailMessage.read(upload.content()
                .map(Multipart::bytes)
                .orElseGet(() -> raw(upload.metadata().getOrDefault("raw", ""))));
        var recipients = written.addresses("To", "Cc", "Bcc");
        if (recipients.isEmpty()) {
            throw invalid("Recipient address required").because("The message has no address in To, Cc or Bcc.");
        }
        Storage.require(records, (1L + recipients.size()) * written.bytes().length);
        String id = ids.newId();
        String thread = upload.metadata().get("threadId") instanceof String given ? requireThread(call, given) : id;
        var message = stamped(written, call.caller(), id);
        boolean toSelf = recipients.contains(call.caller().email());
        var labels = new ArrayList<>(List.of("SENT"));
        if (toSelf) {
            labels.addAll(List.of("INBOX", "UNREAD"));
        }
        var sent = StoredMail.arrived(
                call.caller().email(),
                id,
                thread,
                message,
                labels,
                call.caller().now());
        put(sent);
        recipients.stream()
                .distinct()
                .filter(address -> !address.equals(call.caller().email()))
                .forEach(address -> deliver(address, message.without("Bcc"), call));
        var answer = sent.reference();
        answer.put("labelIds", sent.labels());
        return Answer.json(answer);
    }

    private void deliver(String address, MailMessage message, ApiCall call) {
        records.userByEmail(address)
                .filter(user -> !user.servicesOff().contains("gmail"))
                .ifPresent(user -> {
                    String id = ids.newId();
                    put(StoredMail.arrived(
                            user.email(),
                            id,
                            id,
                            message,
                            List.of("INBOX", "UNREAD"),
                            call.caller().now()));
                });
    }

    /** What Gmail adds; nobody can write in the name of another. */
    private static MailMessage stamped(MailMessage written, Caller caller, String id) {
        boolean own = written.addresses("From").contains(caller.email());
        var message = own ? written : written.with("From", caller.name() + " <" + caller.email() + ">");
        if (message.headers().find("Date").isEmpty()) {
            var now = caller.now().atOffset(ZoneOffset.UTC);
            message = message.with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now));
        }
        return message.headers().find("Message-ID").isEmpty()
                ? message.with("Message-ID", "<" + id + "@mail.example.com>")
                : message;
    }

    private String requireThread(ApiCall call, String id) {
        return records.resources()
                .under(Records.resourceKey(StoredMail.COLLECTION, call.caller().email(), ""))
                .map(resource -> new StoredMail(resource).reference().get("threadId"))
                .filter(id::equals)
                .map(String::valueOf)
                .findFirst()
                .orElseThrow(() -> ApiError.of(404, "notFound", "Requested entity was not found.")
                        .withStatus()
                        .because("There is no thread " + id + "."));
    }

    /** Bytes in JSON are base64, of either alphabet. */
    private static byte[] raw(Object raw) {
        if (!(raw instanceof String text) || text.isEmpty()) {
            throw invalid("'raw' RFC822 payload message string or uploading message via /upload/* URL required")
                    .because("The body has no raw: the whole message in base64url.");
        }
        try {
            return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            throw invalid("Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed")
                    .because("raw is not base64url.");
        }
    }

    private static ApiError invalid(String message) {
        return ApiError.of(400, "invalidArgument", message).withStatus();
    }

    private void put(StoredMail mail) {
        var resource = mail.resource();
        records.resources().put(Records.resourceKey(resource.collection(), resource.owner(), resource.id()), resource);
    }
}
