package org.broadleafsfpy.sample.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SFPY's signature of an event, as its SDK computes it; not by the module's code, see GoText. */
final class Signature {
    private Signature() {}

    /** HMAC-SHA512 in hex; the key is the secret's characters. */
    static String of(byte[] event, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            return HexFormat.of().formatHex(mac.doFinal(event));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HMAC-SHA512", e);
        }
    }
}
