package dev.understudy.server.testing;

import com.google.auth.oauth2.AwsCredentials;
import com.google.auth.oauth2.AwsSecurityCredentials;
import com.google.auth.oauth2.AwsSecurityCredentialsSupplier;
import com.google.auth.oauth2.ExternalAccountSupplierContext;
import dev.understudy.server.model.AwsAccount;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.wire.Params;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody at AWS, in whose name Google's own library signs requests.
 *
 * @param region where
 * @param id the access key id
 * @param secret the secret access key
 * @param token the session token, or null
 */
public record AwsCaller(String region, String id, String secret, String token)
        implements AwsSecurityCredentialsSupplier {

    /** The secret of every key. */
    public static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    /** The role of the machine. */
    public static final String ROLE = "arn:aws:sts::123456789012:assumed-role/builder";

    /** A machine of the account, with a key for a while. */
    public static final AwsCaller MACHINE = new AwsCaller("us-east-2", "ASIAFAKE", SECRET, "token/+=");

    /** Somebody else of the account. */
    public static final AwsCaller ADA = new AwsCaller("eu-west-1", "AKIAFAKE", SECRET, null);

    /** Somebody of another account. */
    public static final AwsCaller EVE = new AwsCaller("us-east-2", "AKIAOTHER", SECRET, null);

    private static final String AWS4_REQUEST = "urn:ietf:params:aws:token-type:aws4_request";
    private static final AwsAccount ACCOUNT = new AwsAccount(
            "123456789012",
            List.of(
                    key(MACHINE, ROLE + "/machine", "AROAFAKE:machine"),
                    key(ADA, "arn:aws:iam::123456789012:user/ada", "AIDAFAKE"),
                    key(EVE, "arn:aws:iam::999999999999:user/eve", "AIDAEVE")));

    /** The provider of the demo project that trusts the account, with its usual mapping. */
    public static final WorkloadProvider PROVIDER = provider("build", Map.of(), Optional.empty());

    private static final long serialVersionUID = 1L;

    /** A provider of the demo project that trusts the account. */
    public static WorkloadProvider provider(String id, Map<String, String> mapping, Optional<String> condition) {
        return new WorkloadProvider(
                DemoWorld.PROJECT_NUMBER,
                "aws",
                id,
                "",
                List.of(),
                Optional.empty(),
                mapping,
                condition,
                Optional.of(ACCOUNT));
    }

    private static AwsAccount.Key key(AwsCaller caller, String arn, String userId) {
        return new AwsAccount.Key(caller.id, caller.secret, Optional.ofNullable(caller.token), arn, userId);
    }

    /** Google's credentials for this caller, to be completed. */
    public AwsCredentials.Builder credentials(WorkloadProvider provider) {
        return AwsCredentials.newBuilder()
                .setAwsSecurityCredentialsSupplier(this)
                .setAudience(provider.resourceName())
                .setSubjectTokenType(AWS4_REQUEST)
                .setTokenUrl("https://sts.googleapis.com/v1/token");
    }

    /** A signed request for this provider. */
    public String signed(WorkloadProvider provider) throws IOException {
        return credentials(provider).build().retrieveSubjectToken();
    }

    /** What is sent to the Security Token Service. */
    public static Params form(WorkloadProvider provider, String token) {
        return Params.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "audience",
                provider.resourceName(),
                "scope",
                "https://www.googleapis.com/auth/cloud-platform",
                "requested_token_type",
                "urn:ietf:params:oauth:token-type:access_token",
                "subject_token",
                token,
                "subject_token_type",
                AWS4_REQUEST);
    }

    @Override
    public String getRegion(ExternalAccountSupplierContext context) {
        return region;
    }

    @Override
    public AwsSecurityCredentials getCredentials(ExternalAccountSupplierContext context) {
        return new AwsSecurityCredentials(id, secret, token);
    }
}
