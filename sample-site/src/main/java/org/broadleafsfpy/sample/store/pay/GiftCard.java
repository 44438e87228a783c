package org.broadleafsfpy.sample.store.pay;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A gift card: whoever knows its code can pay with what is left on it. */
@Entity
@Table(name = "SAMPLE_GIFT_CARD")
public class GiftCard {
    @Id
    @Column(name = "CODE", length = 40)
    private String code;

    @Column(name = "USD_CENTS", nullable = false)
    private long usdCents;

    protected GiftCard() {}

    public GiftCard(String code, long usdCents) {
        this.code = code;
        this.usdCents = usdCents;
    }

    public String getCode() {
        return code;
    }

    /** What is left on it. */
    public long getUsdCents() {
        return usdCents;
    }
}
