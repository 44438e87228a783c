package org.broadleafsfpy.sample.store;

import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.domain.CustomerAttribute;
import org.broadleafcommerce.profile.core.domain.CustomerAttributeImpl;
import org.broadleafsfpy.announce.SfpyOrderEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A use of the module's events: whoever has paid for the membership is a member, until its money
 * goes back. An event may come twice and in any order, so this looks at the order as it is now.
 */
public class MembersClub implements ApplicationListener<SfpyOrderEvent> {
    static final String PRODUCT_URL = "/members-club";

    private static final String ATTRIBUTE = "club.member";
    private static final Logger LOG = LoggerFactory.getLogger(MembersClub.class);

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final OrderService orders;
    private final TransactionTemplate transaction;

    public MembersClub(OrderService orders, PlatformTransactionManager transactionManager) {
        this.orders = orders;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Override
    public void onApplicationEvent(SfpyOrderEvent event) {
        boolean matters =
                event instanceof SfpyOrderEvent.OrderReleased
                        || event instanceof SfpyOrderEvent.OrderCancelled;
        if (matters) {
            transaction.execute(
                    status -> {
                        update(orders.findOrderById(event.orderId(), true));
                        return null;
                    });
        }
    }

    private void update(Order order) {
        if (order == null || !hasMembership(order)) {
            return;
        }
        Customer customer = order.getCustomer();
        CustomerAttribute known = customer.getCustomerAttributes().get(ATTRIBUTE);
        boolean paid = OrderStatus.SUBMITTED.equals(order.getStatus());
        String orderId = order.getId().toString();
        if (paid && known == null) {
            CustomerAttribute membership = new CustomerAttributeImpl();
            membership.setName(ATTRIBUTE);
            membership.setValue(orderId);
            membership.setCustomer(customer);
            em.persist(membership);
            customer.getCustomerAttributes().put(ATTRIBUTE, membership);
        } else if (!paid && known != null && known.getValue().equals(orderId)) {
            customer.getCustomerAttributes().remove(ATTRIBUTE);
            em.remove(known);
        }
        LOG.info("action=club order={} member={}", orderId, paid);
    }

    private static boolean hasMembership(Order order) {
        for (OrderItem item : order.getOrderItems()) {
            if (item instanceof DiscreteOrderItem discrete
                    && discrete.getProduct() != null
                    && PRODUCT_URL.equals(discrete.getProduct().getUrl())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a customer is a member now, past all caches. */
    public boolean isMember(Customer customer) {
        return customer != null
                && em.createQuery(
                                        "SELECT COUNT(a) FROM CustomerAttributeImpl a WHERE"
                                                + " a.customer.id = :id AND a.name = :name",
                                        Long.class)
                                .setParameter("id", customer.getId())
                                .setParameter("name", ATTRIBUTE)
                                .getSingleResult()
                        > 0;
    }
}
