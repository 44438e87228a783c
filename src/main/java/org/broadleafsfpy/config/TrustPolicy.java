package org.broadleafsfpy.config;

/** What to do with a payment whose transaction or rate nobody but its sender vouches for. */
public enum TrustPolicy {
    /** The payment is recorded and waits for a person. The default. */
    HOLD,
    /** The merchant has chosen to take the sender's word. */
    TRUST;

    /**
     * Reads a setting.
     *
     * @param value {@code HOLD}, {@code TRUST} or {@code TRUST_SFPY}; anything else is {@code
     *     HOLD}, the side on which no money is lost
     * @return the policy
     */
    public static TrustPolicy of(String value) {
        return "TRUST".equals(value) || "TRUST_SFPY".equals(value) ? TRUST : HOLD;
    }
}
