package dev.understudy.client;

import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.ErrorPage;
import dev.understudy.client.internal.Form;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The authorization code flow (RFC 6749 section 4.1) in its two steps. State, PKCE (RFC 7636) and, with the scope
 * {@code openid}, a nonce are always sent and always checked. A flow holds no state: it may serve many users at once.
 */
public final class AuthorizationCodeFlow {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final ClientSecrets client;
    private final Set<String> scopes;
    private final AuthorizationOptions options;
    private final Surroundings surroundings;
    private final IdTokenVerifier verifier;

    private AuthorizationCodeFlow(
            ClientSecrets client,
            Set<String> scopes,
            AuthorizationOptions options,
            IdTokenVerifier verifier,
            Surroundings surroundings) {
        this.client = client;
        this.scopes = Scopes.checked(scopes);
        this.options = options;
        this.verifier = verifier;
        this.surroundings = surroundings;
    }

    /**
     * A flow for the client of this file. Where the servers are says the variable {@value Endpoints#VARIABLE}, or else
     * the file.
     *
     * @throws CredentialsFileInvalid if the file is not a {@code client_secret.json}
     */
    public static AuthorizationCodeFlow fromClientSecrets(Path file, Set<String> scopes) {
        return fromClientSecrets(file, scopes, Surroundings.fromEnvironment());
    }

    /** As {@link #fromClientSecrets(Path, Set)}; endpoints other than Google's win over those of the file. */
    public static AuthorizationCodeFlow fromClientSecrets(Path file, Set<String> scopes, Surroundings surroundings) {
        return of(ClientSecrets.load(file), scopes, surroundings);
    }

    /** A flow for this client, with the servers that the environment names, or else those of the client. */
    public static AuthorizationCodeFlow of(ClientSecrets client, Set<String> scopes) {
        return of(client, scopes, Surroundings.fromEnvironment());
    }

    /** A flow for this client; endpoints other than Google's win over those of the client. */
    public static AuthorizationCodeFlow of(ClientSecrets client, Set<String> scopes, Surroundings surroundings) {
        Surroundings here = client.within(surroundings);
        var verifier = IdTokenVerifier.of(client.clientId(), here).withAuthorizedParty(client.clientId());
        return new AuthorizationCodeFlow(client, scopes, AuthorizationOptions.DEFAULT, verifier, here);
    }

    /** A copy that asks for access while the user is away ({@code OFFLINE}, as it begins) or not. */
    public AuthorizationCodeFlow withAccessType(AccessType accessType) {
        return with(options.withAccessType(accessType));
    }

    /** A copy that has these pages shown even if they could be skipped. */
    public AuthorizationCodeFlow withPrompt(Prompt... prompts) {
        return with(options.withPrompts(List.of(prompts)));
    }

    /** A copy that tells the server who is likely to sign in: an e-mail address or a user id. */
    public AuthorizationCodeFlow withLoginHint(String account) {
        return with(options.with("login_hint", account));
    }

    /** A copy that only lets users of this Workspace domain choose an account. */
    public AuthorizationCodeFlow withHostedDomain(String domain) {
        return with(options.with("hd", domain));
    }

    /** A copy whose token carries what the user granted this app before, too (incremental authorization). */
    public AuthorizationCodeFlow withIncludeGrantedScopes() {
        return with(options.with("include_granted_scopes", "true"));
    }

    /** A copy with this scope added, for incremental authorization. */
    public AuthorizationCodeFlow withScope(String scope) {
        var more = new TreeSet<>(scopes);
        more.add(scope);
        return new AuthorizationCodeFlow(client, more, options, verifier, surroundings);
    }

    /** A copy that sends this parameter too. */
    public AuthorizationCodeFlow withParameter(String name, String value) {
        return with(options.with(name, value));
    }

    /** A copy without PKCE: whoever sees the code can then redeem it. For experiments and very old servers. */
    public AuthorizationCodeFlow withoutPkce() {
        return with(options.withoutPkce());
    }

    /** The client. */
    public ClientSecrets client() {
        return client;
    }

    /** The scopes that are asked for. */
    public Set<String> scopes() {
        return scopes;
    }

    /**
     * Begins a login: send the user to its URL, and keep it until they come back.
     *
     * @throws UnsafeDestination if the authorization endpoint is plain http on another machine
     */
    public AuthorizationRequest step1(URI redirectUri) {
        String state = random();
        Optional<String> nonce = scopes.contains("openid") ? Optional.of(random()) : Optional.empty();
        Optional<String> verifier =
                options.pkce() == AuthorizationOptions.Pkce.S256 ? Optional.of(random()) : Optional.empty();
        Form form = Form.of(
                        "client_id", client.clientId(),
                        "redirect_uri", redirectUri.toString(),
                        "response_type", "code",
                        "scope", String.join(" ", new TreeSet<>(scopes)),
                        "state", state)
                .with("nonce", nonce)
                .with("code_challenge", verifier.map(AuthorizationCodeFlow::challenge))
                .with("code_challenge_method", verifier.map(value -> "S256"));
        URI endpoint = surroundings.endpoints().authorization();
        UnsafeDestination.requireSafe(endpoint);
        String separator = endpoint.getRawQuery() == null ? "?" : "&";
        URI url = URI.create(endpoint + separator + options.addTo(form).encode());
        return new AuthorizationRequest(url, redirectUri, state, nonce, verifier, scopes);
    }

    /**
     * Ends a login with the address to which the user came back: state and issuer are checked first, then the code is
     * redeemed, once.
     *
     * @throws StateMismatch if the answer is not for this login
     * @throws IssuerMismatch if it is from another server
     * @throws AuthorizationDenied if access was not granted
     * @throws TokenEndpointFailure if the code was not accepted
     */
    public UserCredentials step2(AuthorizationRequest asked, URI callback) {
        return step2(asked, Callback.of(callback));
    }

    /**
     * Ends a login with what the user copied: the code alone, the title of the page, or the whole address.
     *
     * @throws CallbackInvalid if it is none of these
     */
    public UserCredentials step2(AuthorizationRequest asked, String pasted) {
        return step2(asked, Callback.pasted(pasted));
    }

    UserCredentials step2(AuthorizationRequest asked, Callback callback) {
        return redeem(asked, callback.code(asked, surroundings.endpoints().issuer()));
    }

    private UserCredentials redeem(AuthorizationRequest asked, String code) {
        Form form = Form.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        asked.redirectUri().toString(),
                        "client_id",
                        client.clientId())
                .with("client_secret", client.clientSecret())
                .with("code_verifier", asked.codeVerifier());
        TokenResponse response = new TokenEndpoint(surroundings.endpoints().token(), surroundings).redeem(form);
        response.idToken().ifPresent(token -> {
            var strict = asked.nonce().map(verifier::withNonce).orElse(verifier);
            strict.verify(token, response.accessToken());
        });
        return UserCredentials.granted(client, asked.scopes(), response, surroundings);
    }

    /**
     * Looks what the server shows at the URL of a login from which nobody came back: its error page, if the request itself
     * is to blame. What depends on who is signed in is not seen.
     */
    Optional<AuthorizationDenied> diagnose(AuthorizationRequest asked) {
        try {
            return Wire.once(
                            surroundings,
                            Call.get(asked.url()),
                            answer -> ErrorPage.read(answer.header("Location").orElse("")))
                    .map(page -> new AuthorizationDenied(page.error(), page.description()));
        } catch (OAuthException e) {
            return Optional.empty();
        }
    }

    /** Where the servers are, what time it is, and what is random. */
    public Surroundings surroundings() {
        return surroundings;
    }

    boolean hasPrompt() {
        return !options.prompts().isEmpty();
    }

    private AuthorizationCodeFlow with(AuthorizationOptions other) {
        return new AuthorizationCodeFlow(client, scopes, other, verifier, surroundings);
    }

    /** 256 random bits, which make the 43 characters that RFC 7636 section 4.1 recommends for a verifier. */
    private String random() {
        var bytes = new byte[32];
        surroundings.random().nextBytes(bytes);
        return BASE64URL.encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        return BASE64URL.encodeToString(Digests.sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
    }
}
