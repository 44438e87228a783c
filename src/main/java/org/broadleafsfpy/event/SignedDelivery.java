package org.broadleafsfpy.event;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * One webhook delivery before anybody believes it: the bytes of its {@code data} value.
 *
 * <p>Immutable.
 */
public final class SignedDelivery {
    private final byte[] data;

    private SignedDelivery(byte[] data) {
        this.data = data;
    }

    /**
     * Takes the event out of a request body.
     *
     * @param body the whole body, UTF-8 JSON {@code {"data": {…}}}
     * @return the delivery
     * @throws MalformedDeliveryException if the body is not JSON or has no {@code data} object
     */
    public static SignedDelivery read(byte[] body) throws MalformedDeliveryException {
        for (StrictJson.Member member : StrictJson.membersOf(body)) {
            if (member.name.equals("data") && member.firstToken == JsonToken.START_OBJECT) {
                return new SignedDelivery(member.valueOf(body));
            }
        }
        throw new MalformedDeliveryException("the body has no \"data\" object");
    }

    /**
     * The bytes that SFPY signed, if it did: the {@code data} value as it came, else its canonical
     * re-encoding. Only what is returned here may be used afterwards.
     *
     * @param signatures what the headers said, any of which may be the one; none is no signature
     * @param sharedSecrets the secrets that are valid now (current, previous)
     * @return the signed bytes, or empty if no secret fits
     */
    public Optional<byte[]> signedBytes(
            Collection<String> signatures, Collection<String> sharedSecrets) {
        if (isSigned(data, signatures, sharedSecrets)) {
            return Optional.of(Arrays.copyOf(data, data.length));
        }
        byte[] canonical;
        try {
            canonical = GoJson.canonical(data);
        } catch (MalformedDeliveryException e) {
            return Optional.empty(); // SFPY's SDK can't decode it, so SFPY did not sign it either
        }
        return isSigned(canonical, signatures, sharedSecrets)
                ? Optional.of(canonical)
                : Optional.<byte[]>empty();
    }

    private static boolean isSigned(
            byte[] event, Collection<String> signatures, Collection<String> secrets) {
        boolean signed = false;
        for (String secret : secrets) {
            signed |= SfpySignature.matchesAny(event, signatures, secret);
        }
        return signed;
    }
}
