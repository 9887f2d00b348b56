package dev.understudy.server.api;

import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Route;
import java.util.List;

/** The Gmail API v1: reading and sending. Scopes and parameters are those of Google's generated clients. */
public final class GmailApi implements GoogleApi {

    private static final String MAIL = "https://mail.google.com/";
    private static final ApiService SERVICE = new ApiService("gmail", "Gmail API");
    private static final String USER = "/gmail/v1/users/{userId}";
    private static final String RPC = "caribou.api.proto.MailboxService.";

    private final Mailbox mailbox;
    private final MailSender sender;

    /** Gmail over these records. */
    public GmailApi(Records records, PageTokens pages) {
        this.mailbox = new Mailbox(records, pages);
        this.sender = new MailSender(records, pages);
    }

    @Override
    public String name() {
        return "gmail";
    }

    @Override
    public String version() {
        return "v1";
    }

    @Override
    public ApiService service() {
        return SERVICE;
    }

    @Override
    public ApiError switchedOff() {
        return ApiError.of(400, "failedPrecondition", "Mail service not enabled")
                .withStatus("FAILED_PRECONDITION");
    }

    @Override
    public List<Operation> operations() {
        return List.of(profile(), messages(), message(), send(), labels());
    }

    @Override
    public List<Schema> schemas() {
        return List.of(
                Schema.of("Profile").strings("emailAddress", "historyId").numbers("messagesTotal", "threadsTotal"),
                Schema.of("ListMessagesResponse")
                        .lists("Message", "messages")
                        .strings("nextPageToken")
                        .numbers("resultSizeEstimate"),
                Schema.of("Message")
                        .strings("id", "threadId", "snippet", "historyId", "internalDate", "raw")
                        .lists("string", "labelIds")
                        .numbers("sizeEstimate")
                        .objects("MessagePart", "payload"),
                Schema.of("MessagePart")
                        .strings("partId", "mimeType", "filename")
                        .lists("MessagePartHeader", "headers")
                        .lists("MessagePart", "parts")
                        .objects("MessagePartBody", "body"),
                Schema.of("MessagePartBody").strings("attachmentId", "data").numbers("size"),
                Schema.of("MessagePartHeader").strings("name", "value"),
                Schema.of("ListLabelsResponse").lists("Label", "labels"),
                Schema.of("Label")
                        .strings("id", "name", "type", "messageListVisibility", "labelListVisibility")
                        .numbers("messagesTotal", "messagesUnread", "threadsTotal", "threadsUnread")
                        .objects("any", "color"));
    }

    private Operation profile() {
        return Operation.of("gmail.users.getProfile", Route.get(USER + "/profile"), mailbox::profile)
                .rpc(RPC + "GetProfile")
                .scopes(MAIL, "gmail.compose", "gmail.metadata", "gmail.modify", "gmail.readonly")
                .answers("Profile")
                .takes(Parameter.path("userId"));
    }

    private Operation messages() {
        return Operation.of("gmail.users.messages.list", Route.get(USER + "/messages"), mailbox::list)
                .rpc(RPC + "ListMessages")
                .scopes(MAIL, "gmail.metadata", "gmail.modify", "gmail.readonly")
                .answers("ListMessagesResponse")
                .takes(
                        Parameter.path("userId"),
                        Parameter.flag("includeSpamTrash"),
                        Parameter.texts("labelIds"),
                        Parameter.number("maxResults", 1, 500, 100),
                        Parameter.text("pageToken"),
                        Parameter.text("q"));
    }

    private Operation message() {
        return Operation.of("gmail.users.messages.get", Route.get(USER + "/messages/{id}"), mailbox::get)
                .rpc(RPC + "GetMessage")
                .scopes(MAIL, "gmail.metadata", "gmail.modify", "gmail.readonly")
                .answers("Message")
                .takes(
                        Parameter.path("userId"),
                        Parameter.path("id"),
                        Parameter.text("format"),
                        Parameter.texts("metadataHeaders"));
    }

    private Operation send() {
        return Operation.of("gmail.users.messages.send", Route.post(USER + "/messages/send"), sender::send)
                .rpc(RPC + "SendMessage")
                .scopes(MAIL, "gmail.addons.current.action.compose", "gmail.compose", "gmail.modify", "gmail.send")
                .reads("Message")
                .answers("Message")
                .uploadsAt("/upload" + USER + "/messages/send")
                .takes(Parameter.path("userId"));
    }

    private Operation labels() {
        return Operation.of("gmail.users.labels.list", Route.get(USER + "/labels"), mailbox::labels)
                .rpc(RPC + "ListLabels")
                .scopes(MAIL, "gmail.labels", "gmail.metadata", "gmail.modify", "gmail.readonly")
                .answers("ListLabelsResponse")
                .takes(Parameter.path("userId"));
    }
}
