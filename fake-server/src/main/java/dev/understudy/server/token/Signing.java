package dev.understudy.server.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.understudy.server.wire.Json;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs JWTs with RS256, members in the order they are given in. */
final class Signing {

    private Signing() {}

    /** A JWT of these claims with Google's header: {@code alg}, {@code kid}, {@code typ}. */
    static String jwt(RSAKey key, Map<String, ?> claims) {
        return jwt(key, Json.compact(claims));
    }

    /** The same, of claims that are already JSON. */
    static String jwt(RSAKey key, String claims) {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", "RS256");
        header.put("kid", key.getKeyID());
        header.put("typ", "JWT");
        try {
            var jws = new JWSObject(JWSHeader.parse(Base64URL.encode(Json.compact(header))), new Payload(claims));
            jws.sign(new RSASSASigner(key));
            return jws.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("an RSA key signs RS256", e);
        }
    }
}
