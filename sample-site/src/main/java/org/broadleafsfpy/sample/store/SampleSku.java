package org.broadleafsfpy.sample.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;
import org.broadleafcommerce.common.presentation.AdminPresentation;
import org.broadleafcommerce.core.catalog.domain.SkuImpl;

/** A SKU that is counted: Broadleaf 3.1 has no quantity without byte code weaving. */
@Entity
@Table(name = "SAMPLE_SKU")
public class SampleSku extends SkuImpl {
    private static final long serialVersionUID = 1L;

    @Column(name = "QUANTITY_AVAILABLE")
    @AdminPresentation(friendlyName = "In stock", group = "Inventory", prominent = true)
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
