package dev.understudy.server;

import dev.understudy.server.classroom.Front;
import dev.understudy.server.console.ClientSecretFile;
import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a lesson's learner asks of the API Console and of the administrator, in words. Who has a project can touch
 * nothing of another's.
 */
public final class ProjectDesk implements Front.Desk {

    private static final String KEY_FILE = "service-account.json";

    private final FakeGoogle fake;
    private final Function<String, Optional<String>> domainOf;

    /**
     * The desk of a fake.
     *
     * @param domainOf the Workspace domain that the administrator of a project's world looks after
     */
    public ProjectDesk(FakeGoogle fake, Function<String, Optional<String>> domainOf) {
        this.fake = fake;
        this.domainOf = domainOf;
    }

    @Override
    public String ask(String project, List<String> words) {
        String first = words.size() > 1 ? words.get(1) : "";
        var rest = words.subList(Math.min(2, words.size()), words.size());
        var console = fake.console();
        switch (words.isEmpty() ? "" : words.get(0)) {
            case "enable" -> console.enableApi(project, first);
            case "disable" -> console.disableApi(project, first);
            case "create" -> {
                return create(project, first, rest);
            }
            case "delete" -> console.deleteClient(client(project, first).id());
            case "testing" -> console.putInTesting(project);
            case "publish" -> console.publish(project);
            case "internal" ->
                console.changeScreen(project, screen -> screen.withInternalTo(Optional.of(domain(project))));
            case "block" ->
                fake.adminConsole()
                        .protect(new AccessPolicy(domain(project), AccessPolicy.Kind.ADMINISTRATOR, Set.of()));
            case "tester" -> console.addTestUser(project, first);
            // As it is typed: that an address does not work there is something to learn.
            case "delegate" -> console.delegate(first, domain(project), rest);
            case "withdraw" -> console.endDelegation(first, domain(project));
            case "key" -> {
                return fake.createKeyFile(account(project, first).email());
            }
            case "deleteKey" ->
                fake.serviceAccountKeys()
                        .setStatus(account(project, first).email(), word(rest, "which key"), Status.DELETED);
            case "rotate" -> fake.signingKeys().rotate(project);
            default -> throw new IllegalArgumentException("the console cannot " + String.join(" ", words));
        }
        return "";
    }

    @Override
    public List<String> files(String project) {
        var names = new ArrayList<String>();
        fake.records().clientsOf(project).map(ProjectDesk::fileName).distinct().forEach(names::add);
        if (firstAccount(project).isPresent()) {
            names.add(KEY_FILE);
        }
        return names;
    }

    @Override
    public Optional<String> file(String project, String name) {
        return name.equals(KEY_FILE)
                ? firstAccount(project).map(account -> fake.createKeyFile(account.email()))
                : fake.records()
                        .clientsOf(project)
                        .filter(client -> fileName(client).equals(name))
                        .findFirst()
                        .map(client -> ClientSecretFile.json(client, fake.site()));
    }

    private Optional<ServiceAccount> firstAccount(String project) {
        return fake.records().serviceAccountsOf(project).findFirst();
    }

    private static String fileName(OAuthClient client) {
        return "client_secret_" + client.type().name().toLowerCase(Locale.ROOT) + ".json";
    }

    private String create(String project, String type, List<String> nameAndRedirects) {
        var known = switch (type.toLowerCase(Locale.ROOT)) {
            case "web" -> ClientType.WEB;
            case "desktop" -> ClientType.DESKTOP;
            case "tv" -> ClientType.TV;
            default -> throw new IllegalArgumentException("a client is of type web, desktop or tv, not " + type);
        };
        String name = word(nameAndRedirects, "how the client is called");
        var redirects = nameAndRedirects.subList(1, nameAndRedirects.size());
        var client = fake.console().createClient(project, known, name, redirects);
        return client.id() + "\n" + client.secret().orElse("");
    }

    private String domain(String project) {
        return domainOf.apply(project)
                .orElseThrow(() -> new IllegalArgumentException("the world of this project has no Workspace domain"));
    }

    private OAuthClient client(String project, String id) {
        return fake.records()
                .clientOf(project, id)
                .orElseThrow(() -> new IllegalArgumentException("this project has no client " + id));
    }

    private ServiceAccount account(String project, String email) {
        return fake.records()
                .serviceAccountOf(project, email)
                .orElseThrow(() -> new IllegalArgumentException("this project has no service account " + email));
    }

    private static String word(List<String> words, String what) {
        return words.stream().findFirst().orElseThrow(() -> new IllegalArgumentException("say " + what));
    }
}
