package org.broadleafsfpy.event;

/** Bytes as hex digits. Stateless, thread-safe. */
public final class Hex {
    private Hex() {}

    /**
     * @param bytes any bytes
     * @return two digits for each, in lower case
     */
    public static String of(byte[] bytes) {
        StringBuilder hex = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            hex.append(Character.forDigit(b >> 4 & 0xf, 16))
                    .append(Character.forDigit(b & 0xf, 16));
        }
        return hex.toString();
    }
}
