package org.broadleafsfpy.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SFPY's signature: HMAC-SHA512 over an event, written in hex.
 *
 * <p>The key is the characters of the shared secret as SFPY's interface shows them (they look like
 * hex and are not decoded). {@link #sign} is public so that a store can test its own endpoint.
 * Stateless, thread-safe.
 */
public final class SfpySignature {
    private static final String ALGORITHM = "HmacSHA512";
    private static final int HEX_LENGTH = 128;

    private SfpySignature() {}

    /**
     * Signs an event as SFPY does.
     *
     * @param event the bytes of the {@code data} value alone, not the whole body
     * @param sharedSecret the shared secret, not empty
     * @return 128 hex digits in lower case
     */
    public static String sign(byte[] event, String sharedSecret) {
        return Hex.of(hmac(event, sharedSecret));
    }

    /**
     * Checks a signature in constant time.
     *
     * @param event the bytes that should have been signed
     * @param signature what the header said, hex in any case; anything else is simply not a match
     * @param sharedSecret the shared secret, not empty
     * @return whether it is SFPY's signature of these bytes
     */
    public static boolean matches(byte[] event, String signature, String sharedSecret) {
        return matchesAny(event, Collections.singleton(signature), sharedSecret);
    }

    /** As {@link #matches}, for several candidates by one computation. */
    static boolean matchesAny(byte[] event, Collection<String> signatures, String sharedSecret) {
        byte[] expected = null;
        boolean matches = false;
        for (String signature : signatures) {
            if (signature == null || signature.length() != HEX_LENGTH) {
                continue;
            }
            if (expected == null) {
                expected = sign(event, sharedSecret).getBytes(StandardCharsets.UTF_8);
            }
            byte[] given = signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            matches |= MessageDigest.isEqual(expected, given);
        }
        return matches;
    }

    private static byte[] hmac(byte[] message, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, e);
        }
    }
}
