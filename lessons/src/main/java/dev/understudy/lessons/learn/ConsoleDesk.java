package dev.understudy.lessons.learn;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the learner's {@code console} and {@code admin} ask for: one word a line, the first says what. */
final class ConsoleDesk {

    private final FakeGoogle fake;

    ConsoleDesk(FakeGoogle fake) {
        this.fake = fake;
    }

    /**
     * Does it.
     *
     * @throws IllegalArgumentException with the console's own sentence if it refuses
     */
    String take(String request) {
        List<String> words = request.lines().map(String::strip).toList();
        String first = words.size() > 1 ? words.get(1) : "";
        var rest = words.subList(Math.min(2, words.size()), words.size());
        var console = fake.console();
        switch (words.get(0)) {
            case "enable" -> console.enableApi(DemoWorld.PROJECT, first);
            case "disable" -> console.disableApi(DemoWorld.PROJECT, first);
            case "create" -> {
                return create(first, rest);
            }
            case "delete" -> console.deleteClient(first);
            case "testing" -> console.putInTesting(DemoWorld.PROJECT);
            case "publish" -> console.publish(DemoWorld.PROJECT);
            case "internal" -> fake.records().projects().update(DemoWorld.PROJECT, ConsoleDesk::internal);
            case "block" ->
                fake.records()
                        .accessPolicies()
                        .put(
                                DemoWorld.DOMAIN,
                                new AccessPolicy(DemoWorld.DOMAIN, AccessPolicy.Kind.ADMINISTRATOR, Set.of()));
            case "tester" -> console.addTestUser(DemoWorld.PROJECT, first);
            case "delegate" -> console.delegate(first, DemoWorld.DOMAIN, rest);
            case "withdraw" -> console.endDelegation(first, DemoWorld.DOMAIN);
            case "deleteKey" -> fake.serviceAccountKeys().setStatus(first, rest.get(0), Status.DELETED);
            case "rotate" -> fake.signingKeys().rotate();
            default -> throw new IllegalArgumentException("the console cannot " + words.get(0));
        }
        return "";
    }

    private static Project internal(Project project) {
        var screen = project.consentScreen();
        return new Project(
                project.id(),
                project.number(),
                new ConsentScreen(
                        screen.appName(),
                        screen.supportEmail(),
                        Optional.of(DemoWorld.DOMAIN),
                        screen.publishing(),
                        screen.verified(),
                        screen.testUsers()),
                project.enabledApis(),
                project.apiKeys(),
                project.quotas(),
                project.iam());
    }

    private String create(String type, List<String> nameAndRedirects) {
        var known = switch (type.toLowerCase(Locale.ROOT)) {
            case "web" -> ClientType.WEB;
            case "desktop" -> ClientType.DESKTOP;
            case "tv" -> ClientType.TV;
            default -> throw new IllegalArgumentException("a client is of type web, desktop or tv, not " + type);
        };
        var redirects = nameAndRedirects.subList(1, nameAndRedirects.size());
        var client = fake.console().createClient(DemoWorld.PROJECT, known, nameAndRedirects.get(0), redirects);
        return client.id() + "\n" + client.secret().orElse("");
    }
}
