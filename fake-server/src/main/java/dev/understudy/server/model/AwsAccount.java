package dev.understudy.server.model;

import java.util.List;
import java.util.Optional;

/**
 * The AWS account that a workload identity provider trusts (Google, "Configure Workload Identity Federation with AWS").
 * Google lets AWS tell who signed a request; here the world knows the keys itself, so that nothing leaves the machine.
 *
 * @param id its twelve digits
 * @param keys the access keys that there are at AWS, also those of other accounts
 */
public record AwsAccount(String id, List<Key> keys) {

    public AwsAccount {
        keys = List.copyOf(keys);
    }

    /**
     * An access key and who has it.
     *
     * @param id the access key id
     * @param secret the secret access key
     * @param sessionToken what must go with it, if it is good for a while only
     * @param arn who has it, such as {@code arn:aws:sts::123456789012:assumed-role/builder/machine}
     * @param userId the same as AWS's own id
     */
    public record Key(String id, String secret, Optional<String> sessionToken, String arn, String userId) {

        /** The digits of the account that has it. */
        public String account() {
            String[] parts = arn.split(":", 6);
            return parts.length > 4 ? parts[4] : "";
        }

        /** Never the secret. */
        @Override
        public String toString() {
            return "Key[" + id + ", " + arn + "]";
        }
    }
}
