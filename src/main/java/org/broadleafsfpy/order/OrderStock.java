package org.broadleafsfpy.order;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import javax.sql.DataSource;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.domain.SkuImpl;
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
    private static final String[] SKUS_OF_ORDER = {
        "SELECT i.sku.id FROM DiscreteOrderItemImpl i WHERE i.order.id = :id",
        "SELECT b.sku.id FROM BundleOrderItemImpl b WHERE b.order.id = :id",
        "SELECT i.sku.id FROM DiscreteOrderItemImpl i WHERE i.bundleOrderItem.order.id = :id"
    };

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
     * @param orderId Broadleaf's order id
     * @return the SKUs of its items, counted or not, bundles and their parts
     */
    public SortedSet<Long> skusOf(Long orderId) {
        SortedSet<Long> skuIds = new TreeSet<>();
        for (String query : SKUS_OF_ORDER) {
            skuIds.addAll(
                    em.createQuery(query, Long.class).setParameter("id", orderId).getResultList());
        }
        return skuIds;
    }

    /**
     * @param taken what {@link #whatCheckoutTakes} said
     * @return the SKUs in it
     */
    public static SortedSet<Long> skusIn(String taken) {
        return new TreeSet<>(read(taken).keySet());
    }

    /**
     * Locks SKUs. Broadleaf reads a quantity and writes it back, so without the locks two orders
     * could take the same last piece.
     *
     * <p>An UPDATE that changes nothing locks the row on every database, in the transaction's own
     * connection. SELECT … FOR UPDATE does not do, since Hibernate joins the SKU's other tables.
     *
     * @param skuIds in the order in which everybody takes them
     */
    public void lock(SortedSet<Long> skuIds) {
        for (Long skuId : skuIds) {
            jdbc.update("UPDATE BLC_SKU SET SKU_ID = SKU_ID WHERE SKU_ID = ?", skuId);
            // What is read from now on is what the last holder of the lock has left.
            em.getEntityManagerFactory().getCache().evict(SkuImpl.class, skuId);
        }
    }

    /**
     * Says what the checkout will take of the order's counted SKUs.
     *
     * @param order an order about to be checked out
     * @param locked the SKUs that are locked
     * @return {@code skuId=quantity,…}, or null if the checkout takes nothing
     * @throws IllegalStateException if it would take some that are not
     */
    public String whatCheckoutTakes(Order order, Set<Long> locked) {
        Map<Long, Integer> quantities = new TreeMap<>();
        if (decrements()) {
            for (OrderItem item : order.getOrderItems()) {
                count(item, quantities);
            }
        }
        StringBuilder taken = new StringBuilder();
        for (Map.Entry<Long, Integer> entry : quantities.entrySet()) {
            if (!locked.contains(entry.getKey())) {
                throw new IllegalStateException("the order's items changed while it was locked");
            }
            taken.append(taken.length() == 0 ? "" : ",");
            taken.append(entry.getKey()).append('=').append(entry.getValue());
        }
        return taken.length() == 0 ? null : taken.toString();
    }

    /**
     * Gives back what a checkout took, as far as it is still counted. The SKUs are locked.
     *
     * @param taken what {@link #whatCheckoutTakes} said
     */
    public void giveBack(String taken) {
        for (Map.Entry<Long, Integer> entry : read(taken).entrySet()) {
            Sku sku = catalog.findSkuById(entry.getKey());
            if (sku != null && isCounted(sku) && inventory.retrieveQuantityAvailable(sku) != null) {
                inventory.incrementInventory(sku, entry.getValue());
            }
        }
    }

    private static Map<Long, Integer> read(String taken) {
        Map<Long, Integer> quantities = new TreeMap<>();
        for (String entry : taken.split(",")) {
            int equals = entry.indexOf('=');
            quantities.put(
                    Long.valueOf(entry.substring(0, equals)),
                    Integer.valueOf(entry.substring(equals + 1)));
        }
        return quantities;
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
}
