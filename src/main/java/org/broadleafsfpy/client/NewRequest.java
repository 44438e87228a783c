package org.broadleafsfpy.client;

/** What the store asks SFPY to ask of the shopper. A plain carrier, amounts in US cents. */
public final class NewRequest {
    /** Where payments go. */
    public String payoutAddress;

    /** On which chain. */
    public long chainId;

    /** The store's own order id. */
    public String reference;

    /** Goods and shipping: SFPY has no member for shipping. */
    public long subTotalUsdCents;

    /** What other payments (gift cards, credit) cover. */
    public long discountUsdCents;

    /** Tax. */
    public long taxUsdCents;

    /** Where the shopper comes back to after paying. */
    public String completeUrl;

    /** Where the shopper comes back to without. */
    public String cancelUrl;

    /**
     * @return what the shopper has to pay
     */
    public long grandTotalUsdCents() {
        return subTotalUsdCents - discountUsdCents + taxUsdCents;
    }
}
