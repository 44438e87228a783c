package org.broadleafsfpy.config;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** What an address on the chain looks like, its checksum included (EIP-55). Stateless. */
public final class EthereumAddress {
    private static final Pattern SHAPE = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final int DIGEST_BITS = 256;

    private EthereumAddress() {}

    /**
     * @param text what somebody entered
     * @return whether it is 0x and 40 hex digits
     */
    public static boolean hasShape(String text) {
        return SHAPE.matcher(text).matches();
    }

    /**
     * Addresses in one case carry no checksum and are taken as they are; in mixed case the capital
     * letters have to be those that <a href="https://eips.ethereum.org/EIPS/eip-55">EIP-55</a>
     * wants, which finds all but one of 4000 typing mistakes.
     *
     * @param text what somebody entered
     * @return whether it has the shape of an address, and its checksum fits if it has one
     */
    public static boolean isValid(String text) {
        if (!hasShape(text)) {
            return false;
        }
        String digits = text.substring(2);
        boolean oneCase =
                digits.equals(digits.toLowerCase(Locale.ROOT))
                        || digits.equals(digits.toUpperCase(Locale.ROOT));
        return oneCase || text.equals(withChecksum(text));
    }

    /**
     * @param address 0x and 40 hex digits
     * @return the same in EIP-55's mixed case
     */
    public static String withChecksum(String address) {
        String digits = address.substring(2).toLowerCase(Locale.ROOT);
        byte[] hash = keccak(digits.getBytes(StandardCharsets.US_ASCII));
        StringBuilder mixed = new StringBuilder("0x");
        for (int i = 0; i < digits.length(); i++) {
            int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf;
            char digit = digits.charAt(i);
            mixed.append(nibble >= 8 ? Character.toUpperCase(digit) : digit);
        }
        return mixed.toString();
    }

    private static byte[] keccak(byte[] bytes) {
        KeccakDigest digest = new KeccakDigest(DIGEST_BITS);
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[DIGEST_BITS / Byte.SIZE];
        digest.doFinal(hash, 0);
        return hash;
    }
}
