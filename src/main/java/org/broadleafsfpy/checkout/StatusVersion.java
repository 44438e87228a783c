package org.broadleafsfpy.checkout;

import org.broadleafsfpy.records.OrderState;

/**
 * What a waiting page asks for every other second: whose page it is, and whether there is something
 * new to show. Immutable; read by {@link StatusVersions} in one statement. Amounts in US cents.
 */
public final class StatusVersion {
    private final ShopperIdentity.Owner owner;
    private final OrderState state;
    private final long changes;
    private final long totalUsdCents;
    private final long receivedUsdCents;

    StatusVersion(
            ShopperIdentity.Owner owner,
            OrderState state,
            long changes,
            long totalUsdCents,
            long receivedUsdCents) {
        this.owner = owner;
        this.state = state;
        this.changes = changes;
        this.totalUsdCents = totalUsdCents;
        this.receivedUsdCents = receivedUsdCents;
    }

    ShopperIdentity.Owner owner() {
        return owner;
    }

    /**
     * @return the order's state
     */
    public OrderState state() {
        return state;
    }

    /**
     * @return a word that changes whenever the page has something new to show, and sometimes when
     *     it has not
     */
    public String version() {
        return state.name() + "-" + changes;
    }

    /**
     * @return what the order asks for, in US cents
     */
    public long totalUsdCents() {
        return totalUsdCents;
    }

    /**
     * @return what counts for the order so far, in US cents
     */
    public long receivedUsdCents() {
        return receivedUsdCents;
    }
}
