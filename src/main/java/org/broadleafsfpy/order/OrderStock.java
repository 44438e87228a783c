package org.broadleafsfpy.order;

import java.util.Map;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import javax.sql.DataSource;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.checkout.service.workflow.DecrementInventoryActivity;
import org.broadleafcommerce.core.inventory.service.InventoryService;
import org.broadleafcommerce.core.inventory.service.type.InventoryType;
import org.broadleafcommerce.core.order.domain.BundleOrderItem;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.workflow.Activity;
import org.broadleafcommerce.core.workflow.SequenceProcessor;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a checkout takes from stock, and giving exactly that back.
 *
 * <p>Counts items as {@code DecrementInventoryActivity} does, bundles included, and takes nothing
 * for granted: in a store whose workflow doesn't decrement there is nothing to give back.
 */
public class OrderStock {
    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final CatalogService catalog;
    private final InventoryService inventory;
    private final SequenceProcessor checkoutWorkflow;
    private final JdbcTemplate jdbc;

    /**
     * @param catalog Broadleaf's {@code blCatalogService}
     * @param inventory Broadleaf's {@code blInventoryService}
     * @param checkoutWorkflow Broadleaf's {@code blCheckoutWorkflow}
     * @param dataSource the very data source that Broadleaf's {@code blPU} uses
     */
    public OrderStock(
            CatalogService catalog,
            InventoryService inventory,
            SequenceProcessor checkoutWorkflow,
            DataSource dataSource) {
        this.catalog = catalog;
        this.inventory = inventory;
        this.checkoutWorkflow = checkoutWorkflow;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Locks the order's counted SKUs, in the order of their ids, and says what the checkout will
     * take of them. Broadleaf reads a quantity and writes it back, so without the lock two orders
     * could take the same last piece.
     *
     * @param order an order about to be checked out
     * @return {@code skuId=quantity,…}, or null if the checkout takes nothing
     */
    public String lockWhatCheckoutTakes(Order order) {
        Map<Long, Integer> quantities = new TreeMap<>();
        if (decrements()) {
            for (OrderItem item : order.getOrderItems()) {
                count(item, quantities);
            }
        }
        StringBuilder taken = new StringBuilder();
        for (Map.Entry<Long, Integer> entry : quantities.entrySet()) {
            lock(entry.getKey());
            taken.append(taken.length() == 0 ? "" : ",");
            taken.append(entry.getKey()).append('=').append(entry.getValue());
        }
        return taken.length() == 0 ? null : taken.toString();
    }

    /**
     * Gives back what a checkout took, as far as it is still counted.
     *
     * @param taken what {@link #lockWhatCheckoutTakes} said
     */
    public void giveBack(String taken) {
        for (String entry : taken.split(",")) {
            int equals = entry.indexOf('=');
            Sku sku = lock(Long.valueOf(entry.substring(0, equals)));
            if (sku != null && isCounted(sku) && inventory.retrieveQuantityAvailable(sku) != null) {
                inventory.incrementInventory(sku, Integer.parseInt(entry.substring(equals + 1)));
            }
        }
    }

    private boolean decrements() {
        for (Activity<?> activity : checkoutWorkflow.getActivities()) {
            if (activity instanceof DecrementInventoryActivity) {
                return true;
            }
        }
        return false;
    }

    private static void count(OrderItem item, Map<Long, Integer> quantities) {
        if (item instanceof BundleOrderItem) {
            BundleOrderItem bundle = (BundleOrderItem) item;
            add(bundle.getSku(), bundle.getQuantity(), quantities);
            for (DiscreteOrderItem part : bundle.getDiscreteOrderItems()) {
                add(part.getSku(), part.getQuantity() * bundle.getQuantity(), quantities);
            }
        } else if (item instanceof DiscreteOrderItem) {
            add(((DiscreteOrderItem) item).getSku(), item.getQuantity(), quantities);
        }
    }

    private static void add(Sku sku, int quantity, Map<Long, Integer> quantities) {
        if (sku != null && isCounted(sku)) {
            quantities.merge(sku.getId(), quantity, Integer::sum);
        }
    }

    private static boolean isCounted(Sku sku) {
        return InventoryType.CHECK_QUANTITY.equals(sku.getInventoryType());
    }

    /**
     * An UPDATE that changes nothing: it locks the row on every database, in the transaction's own
     * connection. SELECT … FOR UPDATE does not do, since Hibernate joins the SKU's other tables.
     */
    private Sku lock(Long skuId) {
        jdbc.update("UPDATE BLC_SKU SET SKU_ID = SKU_ID WHERE SKU_ID = ?", skuId);
        Sku sku = catalog.findSkuById(skuId);
        if (sku != null) {
            em.refresh(sku);
        }
        return sku;
    }
}
