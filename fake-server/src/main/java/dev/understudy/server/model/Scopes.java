package dev.understudy.server.model;

import static dev.understudy.server.model.Scope.Sensitivity.NON_SENSITIVE;
import static dev.understudy.server.model.Scope.Sensitivity.RESTRICTED;
import static dev.understudy.server.model.Scope.Sensitivity.SENSITIVE;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scopes that Google knows, with the texts of Google's generated Java clients, and how they are made canonical. */
public final class Scopes {

    /** The scope that makes a request one of OpenID Connect. */
    public static final String OPENID = "openid";

    /** Canonical form of {@code email}. */
    public static final String EMAIL = auth("userinfo.email");

    /** Canonical form of {@code profile}. */
    public static final String PROFILE = auth("userinfo.profile");

    private static final Set<String> IDENTITY = Set.of(OPENID, EMAIL, PROFILE);

    /** Short and old names, and what Google makes of them. */
    private static final Map<String, String> ALIASES = Map.of(
            "email", EMAIL,
            "profile", PROFILE,
            "https://www.google.com/m8/feeds/", auth("contacts"),
            "https://www.google.com/m8/feeds", auth("contacts"),
            "https://docs.google.com/feeds/", auth("docs"));

    private static final Map<String, Scope> CATALOGUE = catalogue();

    private Scopes() {}

    /** The scopes of a space-delimited list, as they were written, each once. */
    public static List<String> split(String spaceDelimited) {
        return Arrays.stream(spaceDelimited.strip().split("\\s+"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    /** Every canonical scope that Google knows. */
    public static Set<String> all() {
        return CATALOGUE.keySet();
    }

    /** What Google knows of a scope, by its canonical or any older name. */
    public static Optional<Scope> find(String scope) {
        return Optional.ofNullable(CATALOGUE.get(ALIASES.getOrDefault(scope, scope)));
    }

    /**
     * The canonical scopes of what was asked: short and old names replaced, and {@code openid} added wherever identity
     * is asked for. Unknown scopes stay as they are.
     */
    public static List<String> canonical(Collection<String> asked) {
        var canonical = new LinkedHashSet<String>();
        asked.forEach(scope -> canonical.add(ALIASES.getOrDefault(scope, scope)));
        if (canonical.contains(EMAIL) || canonical.contains(PROFILE)) {
            canonical.add(OPENID);
        }
        return List.copyOf(canonical);
    }

    /** Whether a canonical scope is about who the user is: never a check box, never sensitive. */
    public static boolean isIdentity(String canonical) {
        return IDENTITY.contains(canonical);
    }

    /** Whether these canonical scopes are about who the user is and nothing else: a mere sign-in. */
    public static boolean areIdentityOnly(Collection<String> canonical) {
        return canonical.stream().allMatch(Scopes::isIdentity);
    }

    /** Whether tokens of these canonical scopes come with an id_token. */
    public static boolean askIdentity(Collection<String> canonical) {
        return canonical.stream().anyMatch(Scopes::isIdentity);
    }

    private static String auth(String name) {
        return "https://www.googleapis.com/auth/" + name;
    }

    private static Map<String, Scope> catalogue() {
        var all = new LinkedHashMap<String, Scope>();
        add(all, OPENID, NON_SENSITIVE, "Associate you with your personal info on Google.");
        add(all, EMAIL, NON_SENSITIVE, "See your primary Google Account email address.");
        add(
                all,
                PROFILE,
                NON_SENSITIVE,
                "See your personal info, including any personal info you've made publicly available.");
        drive(all);
        calendar(all);
        gmail(all);
        others(all);
        return Map.copyOf(all);
    }

    private static void drive(Map<String, Scope> all) {
        add(all, auth("drive"), RESTRICTED, "See, edit, create, and delete all of your Google Drive files.");
        add(all, auth("drive.readonly"), RESTRICTED, "See and download all your Google Drive files.");
        add(
                all,
                auth("drive.file"),
                NON_SENSITIVE,
                "See, edit, create, and delete only the specific Google Drive files you use with this app.");
        add(
                all,
                auth("drive.appdata"),
                NON_SENSITIVE,
                "See, create, and delete its own configuration data in your Google Drive.");
        add(all, auth("drive.metadata"), RESTRICTED, "View and manage metadata of files in your Google Drive.");
        add(all, auth("drive.metadata.readonly"), RESTRICTED, "See information about your Google Drive files.");
        add(all, auth("drive.scripts"), RESTRICTED, "Modify your Google Apps Script scripts' behavior.");
        add(all, auth("drive.photos.readonly"), SENSITIVE, "View the photos, videos and albums in your Google Photos.");
        add(
                all,
                auth("drive.meet.readonly"),
                RESTRICTED,
                "See and download your Google Drive files that were created" + " or edited by Google Meet.");
        add(all, auth("docs"), RESTRICTED, "See, edit, create, and delete all of your Google Drive files.");
    }

    private static void calendar(Map<String, Scope> all) {
        add(
                all,
                auth("calendar"),
                SENSITIVE,
                "See, edit, share, and permanently delete all the calendars you can access using Google Calendar.");
        add(
                all,
                auth("calendar.readonly"),
                SENSITIVE,
                "See and download any calendar you can access using your Google Calendar.");
        add(all, auth("calendar.events"), SENSITIVE, "View and edit events on all your calendars.");
        add(all, auth("calendar.events.readonly"), SENSITIVE, "View events on all your calendars.");
        add(
                all,
                auth("calendar.calendarlist.readonly"),
                SENSITIVE,
                "See the list of Google calendars you're subscribed to.");
        add(all, auth("calendar.settings.readonly"), SENSITIVE, "View your Calendar settings.");
        add(
                all,
                auth("calendar.app.created"),
                NON_SENSITIVE,
                "Make secondary Google calendars, and see, create, change, and delete events on them.");
    }

    private static void gmail(Map<String, Scope> all) {
        add(
                all,
                "https://mail.google.com/",
                RESTRICTED,
                "Read, compose, send, and permanently delete all your email from Gmail.");
        add(all, auth("gmail.modify"), RESTRICTED, "Read, compose, and send emails from your Gmail account.");
        add(all, auth("gmail.compose"), RESTRICTED, "Manage drafts and send emails.");
        add(all, auth("gmail.readonly"), RESTRICTED, "View your email messages and settings.");
        add(all, auth("gmail.send"), SENSITIVE, "Send email on your behalf.");
        add(all, auth("gmail.labels"), NON_SENSITIVE, "See and edit your email labels.");
        add(
                all,
                auth("gmail.metadata"),
                RESTRICTED,
                "View your email message metadata such as labels and headers, but not the email body.");
    }

    /** Texts of Cloud SQL, YouTube and Groups Settings are from memory. */
    private static void others(Map<String, Scope> all) {
        add(all, auth("contacts"), SENSITIVE, "See, edit, download, and permanently delete your contacts.");
        add(all, auth("contacts.readonly"), SENSITIVE, "See and download your contacts.");
        add(
                all,
                auth("cloud-platform"),
                SENSITIVE,
                "See, edit, configure, and delete your Google Cloud data and see the email address for your Google"
                        + " Account.");
        add(all, auth("iam"), SENSITIVE, "Manage your Identity and Access Management policies.");
        add(all, auth("sqlservice.admin"), SENSITIVE, "Manage your Google SQL Service instances.");
        add(all, auth("youtube"), SENSITIVE, "Manage your YouTube account.");
        add(all, auth("youtube.readonly"), SENSITIVE, "View your YouTube account.");
        add(all, auth("apps.groups.settings"), SENSITIVE, "View and manage the settings of a Google Workspace group.");
    }

    private static void add(Map<String, Scope> all, String value, Scope.Sensitivity sensitivity, String text) {
        all.put(value, new Scope(value, text, sensitivity));
    }
}
