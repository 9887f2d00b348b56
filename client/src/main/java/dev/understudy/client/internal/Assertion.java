package dev.understudy.client.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.security.PrivateKey;
import java.util.Map;
import java.util.Optional;

/** Signs claims (RFC 7515, RS256). */
public final class Assertion {

    private Assertion() {}

    /** The claims as a signed token in compact form. */
    public static String sign(Map<String, Object> claims, Optional<String> keyId, PrivateKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT);
            keyId.ifPresent(header::keyID);
            var token = new JWSObject(header.build(), new Payload(StrictJson.compact(claims)));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalArgumentException("this key cannot sign with RS256", e);
        }
    }
}
