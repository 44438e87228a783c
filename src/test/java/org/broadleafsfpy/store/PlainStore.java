package org.broadleafsfpy.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadleafcommerce.common.config.domain.ModuleConfiguration;
import org.broadleafcommerce.common.config.service.ModuleConfigurationService;
import org.broadleafcommerce.common.config.service.type.ModuleConfigurationType;
import org.broadleafcommerce.common.extensibility.context.MergeClassPathXMLApplicationContext;
import org.broadleafcommerce.common.extensibility.context.StandardConfigLocations;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Broadleaf 3.1 without the module: none of its context files, entities and enumeration values. A
 * program of its own, since enumerations are one JVM's. Says what it finds of the orders that it is
 * asked for, a line each.
 */
public final class PlainStore {
    private PlainStore() {}

    public static void main(String[] orderIds) throws Exception {
        MergedStoreContext.setProperties(unit -> "none");
        ApplicationContext context =
                new MergeClassPathXMLApplicationContext(
                        StandardConfigLocations.retrieveAll(
                                StandardConfigLocations.SERVICECONTEXTTYPE),
                        new String[] {"store/store-applicationContext.xml"});
        OrderService orders = context.getBean("blOrderService", OrderService.class);
        List<ModuleConfiguration> modules =
                context.getBean("blModuleConfigurationService", ModuleConfigurationService.class)
                        .findAllConfigurationByType(ModuleConfigurationType.PAYMENT_PROCESSOR);
        System.out.println("modules=" + modules.size());
        TransactionTemplate transaction =
                new TransactionTemplate(
                        context.getBean("blTransactionManager", PlatformTransactionManager.class));
        for (String id : orderIds) {
            String told =
                    transaction.execute(
                            status -> tell(orders.findOrderById(Long.valueOf(id)), orders));
            System.out.println(told);
        }
        System.exit(0); // Broadleaf's threads would go on
    }

    private static String tell(Order order, OrderService orders) {
        Order cart = orders.findCartForCustomer(order.getCustomer());
        return "order="
                + order.getId()
                + " status="
                + (order.getStatus() == null ? null : order.getStatus().getType())
                + " name="
                + order.getName()
                + " items="
                + order.getOrderItems().size()
                + " cart="
                + (cart == null ? null : cart.getId())
                + " total="
                + order.getTotal().getAmount()
                + " groups="
                + order.getFulfillmentGroups().stream()
                        .map(g -> g.getStatus() == null ? null : g.getStatus().getType())
                        .toList()
                + " payments="
                + order.getPayments().stream().flatMap(PlainStore::tell).sorted().toList();
    }

    private static Stream<String> tell(OrderPayment payment) {
        return payment.getTransactions().stream()
                .map(
                        transaction ->
                                Stream.of(
                                                payment.getType().getType(),
                                                transaction.getType().getType(),
                                                transaction.getAmount().getAmount(),
                                                fact(transaction))
                                        .map(Object::toString)
                                        .collect(Collectors.joining(" ")));
    }

    /** A large text, which PostgreSQL keeps outside of the row. */
    private static String fact(PaymentTransaction transaction) {
        return transaction.getAdditionalFields().get("sfpy.token");
    }
}
