package org.broadleafsfpy.checkout;

import java.math.BigInteger;
import java.util.Date;
import org.broadleafsfpy.chain.BlockExplorer;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.money.Token;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.RefundStanding;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.TransferRecord;
import org.broadleafsfpy.text.LocalText;

/** What a shopper sees of one payment or refund. Immutable. */
public final class Transfer {
    private final String standing;
    private final Token token;
    private final BigInteger baseUnits;
    private final long usdCents;
    private final Date at;
    private final String explorerUrl;

    private Transfer(String standing, TransferRecord row, SfpySettings now) {
        this.standing = standing;
        this.token = now.tokenRegistry().find(row.isEth(), row.getTokenAddress()).orElse(null);
        this.baseUnits = row.getBaseUnits();
        this.usdCents = row.getUsdCents();
        this.at = row.getCreatedAt();
        this.explorerUrl =
                BlockExplorer.transaction(
                        now.explorerUrl(), row.getChainId(), row.getTransactionHash());
    }

    static Transfer of(SfpyPayment payment, SfpySettings now) {
        return new Transfer(standing(payment.getStanding()), payment, now);
    }

    static Transfer of(SfpyRefund refund, SfpySettings now) {
        boolean posted = refund.getStanding() == RefundStanding.POSTED;
        return new Transfer(posted ? "refunded" : "refund_seen", refund, now);
    }

    private static String standing(PaymentStanding standing) {
        switch (standing) {
            case COUNTED:
                return "counted";
            case UNAPPLIED:
                return "review";
            case REJECTED:
                return "rejected";
            default:
                return "seen";
        }
    }

    /**
     * @return the name of its message, {@code sfpy.transfer.<this>}
     */
    public String getStanding() {
        return standing;
    }

    /**
     * @param text the shopper's language
     * @return such as {@code 0.01876 ETH}; empty if nobody knows the token
     */
    public String amount(LocalText text) {
        return token == null ? "" : text.tokens(baseUnits, token);
    }

    /**
     * @return what it counts for, in US cents; 0 if nobody can say
     */
    public long getUsdCents() {
        return usdCents;
    }

    /**
     * @return when the store learned of it
     */
    public Date getAt() {
        return new Date(at.getTime());
    }

    /**
     * @return its page at the block explorer; null if none is known for the chain
     */
    public String getExplorerUrl() {
        return explorerUrl;
    }
}
