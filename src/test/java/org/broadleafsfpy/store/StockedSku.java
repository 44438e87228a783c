package org.broadleafsfpy.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;
import org.broadleafcommerce.core.catalog.domain.SkuImpl;

/** A SKU with a quantity: Broadleaf 3.1 has none without byte code weaving. */
@Entity
@Table(name = "TEST_STOCKED_SKU")
public class StockedSku extends SkuImpl {
    private static final long serialVersionUID = 1L;

    @Column(name = "QUANTITY_AVAILABLE")
    protected Integer quantityAvailable;

    @Override
    public Integer getQuantityAvailable() {
        return quantityAvailable;
    }

    @Override
    public void setQuantityAvailable(Integer quantityAvailable) {
        this.quantityAvailable = quantityAvailable;
    }
}
