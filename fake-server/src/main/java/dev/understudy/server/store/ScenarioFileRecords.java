package dev.understudy.server.store;

import dev.understudy.server.model.AccountState;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.ConsentScreen.Publishing;
import dev.understudy.server.model.Delegation;
import dev.understudy.server.model.FingerprintRules;
import dev.understudy.server.model.IamPolicy;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.OobMode;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Resource;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import dev.understudy.server.model.Status;
import dev.understudy.server.model.User;
import dev.understudy.server.model.Verdict;
import dev.understudy.server.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes one record of one object: what is written, else what the base has, else what is derived. */
final class ScenarioFileRecords {

    static final String[] PROJECT_KEYS = {
        "id",
        "number",
        "appName",
        "supportEmail",
        "internalTo",
        "publishing",
        "verified",
        "testUsers",
        "scopes",
        "userCap",
        "logo",
        "apis",
        "apiKeys",
        "quotas",
        "iam",
        "advice",
        "clients",
        "serviceAccounts",
        "workloadProviders"
    };

    private static final Set<String> EVERY_API =
            Set.of("drive", "calendar-json", "sqladmin", "gmail", "people", "groupssettings");

    private ScenarioFileRecords() {}

    static User user(ScenarioFileObject object, Function<String, Optional<User>> bases) {
        String email = address(object, "email", object.requireText("email"));
        var base = bases.apply(email);
        String local = email.substring(0, email.indexOf('@'));
        String name = object.text("name").or(() -> base.map(User::name)).orElse(local);
        var renamed = object.text("name");
        String given = object.text("givenName")
                .or(() -> renamed.map(ScenarioFileRecords::firstWord))
                .or(() -> base.map(User::givenName))
                .orElseGet(() -> firstWord(name));
        String family = object.text("familyName")
                .or(() -> renamed.map(ScenarioFileRecords::otherWords))
                .or(() -> base.map(User::familyName))
                .orElseGet(() -> otherWords(name));
        String sub =
                object.text("sub").or(() -> base.map(User::sub)).orElseGet(() -> ScenarioFileDefaults.accountId(email));
        return new User(
                sub,
                email,
                name,
                given,
                family,
                object.text("domain").or(() -> base.flatMap(User::hostedDomain)),
                object.textSet("servicesOff")
                        .or(() -> base.map(User::servicesOff))
                        .orElse(Set.of()),
                object.choice("state", AccountState.class)
                        .or(() -> base.map(User::state))
                        .orElse(AccountState.ACTIVE),
                object.choice("decides", Verdict.class).or(() -> base.flatMap(User::decides)));
    }

    static Project project(ScenarioFileObject object, Function<String, Optional<Project>> bases) {
        String id = object.requireText("id");
        var base = bases.apply(id);
        var project = new Project(
                id,
                object.text("number")
                        .or(() -> base.map(Project::number))
                        .orElseGet(() -> ScenarioFileDefaults.projectNumber(id)),
                consentScreen(object, id, base.map(Project::consentScreen)),
                object.textSet("apis").or(() -> base.map(Project::enabledApis)).orElse(EVERY_API),
                base.map(Project::apiKeys).orElse(List.of()),
                base.map(Project::quotas).orElse(Map.of()),
                base.map(Project::iam).orElse(IamPolicy.NONE),
                base.map(Project::ignoredAdvice).orElse(Set.of()));
        return ScenarioFileAccess.read(object, project);
    }

    private static ConsentScreen consentScreen(ScenarioFileObject object, String id, Optional<ConsentScreen> screen) {
        return new ConsentScreen(
                object.text("appName")
                        .or(() -> screen.map(ConsentScreen::appName))
                        .orElse(id),
                object.text("supportEmail")
                        .or(() -> screen.map(ConsentScreen::supportEmail))
                        .orElse("developer@example.com"),
                object.text("internalTo").or(() -> screen.flatMap(ConsentScreen::internalTo)),
                object.choice("publishing", Publishing.class)
                        .or(() -> screen.map(ConsentScreen::publishing))
                        .orElse(Publishing.IN_PRODUCTION),
                object.flag("verified")
                        .or(() -> screen.map(ConsentScreen::verified))
                        .orElse(true),
                object.textSet("testUsers")
                        .or(() -> screen.map(ConsentScreen::testUsers))
                        .orElse(Set.of()),
                object.textSet("scopes")
                        .map(ScenarioFileRecords::canonical)
                        .or(() -> screen.flatMap(ConsentScreen::scopes)),
                object.number("userCap")
                        .or(() -> screen.map(ConsentScreen::userCap))
                        .orElse(ConsentScreen.USER_CAP),
                object.text("logo").or(() -> screen.flatMap(ConsentScreen::logo)));
    }

    static OAuthClient client(ScenarioFileObject object, Project project, Optional<OAuthClient> base) {
        ClientType type = object.choice("type", ClientType.class)
                .or(() -> base.map(OAuthClient::type))
                .orElseThrow(() -> object.problem(
                        "A client needs a \"type\"; allowed are web, desktop, tv, android," + " ios, chrome, uwp."));
        String name = object.text("name").or(() -> base.map(OAuthClient::name)).orElse(ScenarioFileObject.word(type));
        String id = object.text("id")
                .or(() -> base.map(OAuthClient::id))
                .orElseGet(() -> ScenarioFileDefaults.clientId(project.number(), type, name));
        return new OAuthClient(
                id,
                secret(object, type, id, base),
                type,
                project.id(),
                name,
                object.texts("redirectUris")
                        .or(() -> base.map(OAuthClient::redirectUris))
                        .orElse(type == ClientType.DESKTOP ? List.of("http://localhost") : List.of()),
                object.choice("oob", OobMode.class).or(() -> base.flatMap(OAuthClient::oob)),
                object.choice("status", Status.class)
                        .or(() -> base.map(OAuthClient::status))
                        .orElse(Status.ACTIVE),
                object.texts("javascriptOrigins")
                        .or(() -> base.map(OAuthClient::javascriptOrigins))
                        .orElse(List.of()),
                object.find("jwks").map(keys -> Json.compact(keys.plain())).or(() -> base.flatMap(OAuthClient::jwks)),
                object.text("issuer").or(() -> base.flatMap(OAuthClient::issuer)),
                object.text("appId").or(() -> base.flatMap(OAuthClient::appId)),
                sha1(object, type).or(() -> base.flatMap(OAuthClient::sha1)));
    }

    private static Optional<String> sha1(ScenarioFileObject object, ClientType type) {
        var given = object.text("sha1");
        given.flatMap(FingerprintRules::problem).ifPresent(problem -> {
            throw object.problem("sha1", problem);
        });
        if (given.isPresent() && type != ClientType.ANDROID) {
            throw object.problem("sha1", "Only Android clients have the fingerprint of a certificate.");
        }
        return given.map(FingerprintRules::canonical);
    }

    /** A secret that looks like one of Google's must not end up in a file that teaches. */
    private static Optional<String> secret(
            ScenarioFileObject object, ClientType type, String id, Optional<OAuthClient> base) {
        var given = object.text("secret");
        if (given.filter(secret -> secret.startsWith("GOCSPX-") && !secret.contains("FAKE"))
                .isPresent()) {
            throw object.problem(
                    "secret",
                    "This looks like a real client secret; invent one with FAKE in it, or leave \"secret\" out.");
        }
        if (given.isPresent() && !type.hasSecret()) {
            throw object.problem("secret", "A client of type " + ScenarioFileObject.word(type) + " has no secret.");
        }
        return type.hasSecret()
                ? given.or(() -> base.flatMap(OAuthClient::secret))
                        .or(() -> Optional.of(ScenarioFileDefaults.clientSecret(id)))
                : Optional.empty();
    }

    static ServiceAccount account(
            ScenarioFileObject object, Project project, Function<String, Optional<ServiceAccount>> bases) {
        String email = object.text("email")
                .or(() -> object.text("name").map(name -> name + "@" + project.id() + ".iam.gserviceaccount.com"))
                .orElseThrow(() -> object.problem("A service account needs a \"name\" or an \"email\"."));
        address(object, "email", email);
        var base = bases.apply(email);
        var keys = object.list("keys").stream().map(ScenarioFileRecords::key).toList();
        return new ServiceAccount(
                email,
                object.text("uniqueId")
                        .or(() -> base.map(ServiceAccount::uniqueId))
                        .orElseGet(() -> ScenarioFileDefaults.accountId(email)),
                project.id(),
                object.text("displayName")
                        .or(() -> base.map(ServiceAccount::displayName))
                        .orElse(email.substring(0, email.indexOf('@'))),
                keys.isEmpty() ? base.map(ServiceAccount::keys).orElse(keys) : keys,
                object.choice("status", Status.class)
                        .or(() -> base.map(ServiceAccount::status))
                        .orElse(Status.ACTIVE),
                ScenarioFileAccess.policy(object)
                        .or(() -> base.map(ServiceAccount::iam))
                        .orElse(IamPolicy.NONE));
    }

    private static ServiceAccountKey key(ScenarioFileTree.Node node) {
        var object = ScenarioFileObject.of(node, "id", "publicKey", "status");
        return new ServiceAccountKey(
                object.requireText("id"),
                object.requireText("publicKey"),
                object.choice("status", Status.class).orElse(Status.ACTIVE));
    }

    static Delegation delegation(ScenarioFileObject object, String clientId) {
        return new Delegation(
                clientId,
                object.requireText("domain"),
                object.textSet("scopes").orElseThrow(() -> object.problem("A delegation needs \"scopes\".")));
    }

    static Resource resource(ScenarioFileObject object) {
        String collection = object.requireText("collection");
        String owner = object.requireText("owner");
        var node = object.find("fields").orElseThrow(() -> object.problem("A resource needs \"fields\"."));
        if (!(node.plain() instanceof Map<?, ?> plain)) {
            throw node.problem("\"fields\" must be an object, as the API serves it.");
        }
        var fields = new LinkedHashMap<String, Object>();
        plain.forEach((name, value) -> fields.put((String) name, value));
        String id = object.text("id")
                .orElseGet(() -> ScenarioFileDefaults.resourceId(collection, owner, Json.compact(fields)));
        return new Resource(collection, owner, id, fields);
    }

    private static String address(ScenarioFileObject object, String key, String email) {
        if (email.indexOf('@') < 1 || email.endsWith("@") || email.contains(" ") || email.contains("|")) {
            throw object.problem(key, "\"" + email + "\" is no address.");
        }
        return email;
    }

    private static Set<String> canonical(Set<String> scopes) {
        return Set.copyOf(Scopes.canonical(scopes));
    }

    private static String firstWord(String name) {
        return name.split(" ", 2)[0];
    }

    private static String otherWords(String name) {
        return name.contains(" ") ? name.split(" ", 2)[1] : "";
    }
}
