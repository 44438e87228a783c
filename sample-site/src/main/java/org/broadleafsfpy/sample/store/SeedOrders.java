package org.broadleafsfpy.sample.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.order.OrderTotals;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes orders that await their payment, without asking SFPY: for tests and for trying the webhook
 * by hand.
 */
public class SeedOrders {
    private static final Logger LOG = LoggerFactory.getLogger(SeedOrders.class);
    private static final String BASE_32 = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

    private final SampleData data;
    private final CustomerService customers;
    private final OrderService orders;
    private final SfpyRecords records;
    private final BroadleafOrders sfpyOrders;
    private final SettingsService settings;
    private final TransactionTemplate transaction;

    public SeedOrders(
            SampleData data,
            CustomerService customers,
            OrderService orders,
            SfpyRecords records,
            BroadleafOrders sfpyOrders,
            SettingsService settings,
            PlatformTransactionManager transactionManager) {
        this.data = data;
        this.customers = customers;
        this.orders = orders;
        this.records = records;
        this.sfpyOrders = sfpyOrders;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /** Makes them and writes a line {@code request,order_id,usd_cents} for each. */
    public void make(int count, String file) {
        List<String> lines = new ArrayList<>();
        Sku sku =
                transaction.execute(
                        status ->
                                data.createProduct(
                                        new SampleCatalog.Item(
                                                null,
                                                "seedling-" + UUID.randomUUID(),
                                                "Seedling",
                                                1250,
                                                count * 4,
                                                "For orders made at start."),
                                        null));
        for (int i = 0; i < count; i++) {
            int quantity = 1 + i % 3;
            lines.add(transaction.execute(status -> makeOne(sku, quantity)));
        }
        if (!file.isEmpty()) {
            try (BufferedWriter out = Files.newBufferedWriter(Path.of(file))) {
                for (String line : lines) {
                    out.write(line);
                    out.newLine();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("SEED_FILE can't be written: " + file, e);
            }
        }
        LOG.info("action=seed outcome=orders count={}", count);
    }

    private String makeOne(Sku sku, int quantity) {
        try {
            Customer customer = customers.createCustomerFromId(null);
            customer.setUsername("seed-" + UUID.randomUUID());
            customer = customers.saveCustomer(customer);
            Order order = orders.createNewCartForCustomer(customer);
            OrderItemRequestDTO item = new OrderItemRequestDTO();
            item.setSkuId(sku.getId());
            item.setProductId(sku.getProduct().getId());
            item.setQuantity(quantity);
            order = orders.addItem(order.getId(), item, true);
            order.setEmailAddress("seed@example.com");
            return freeze(order);
        } catch (Exception e) {
            throw new IllegalStateException("An order could not be made at start", e);
        }
    }

    private String freeze(Order order) {
        SfpySettings now = settings.current();
        long usdCents = OrderTotals.dueCents(order);
        SfpyRequest request =
                new SfpyRequest(
                        newRequestId(),
                        order.getId(),
                        usdCents,
                        now.chainId(),
                        now.payoutAddress(),
                        order.getCustomer().getId(),
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString());
        records.lockOrder(order.getId()).askFor(usdCents);
        records.add(request);
        sfpyOrders.freeze(order);
        return request.getRequestId() + "," + order.getId() + "," + usdCents;
    }

    private static String newRequestId() {
        StringBuilder id = new StringBuilder("C");
        while (id.length() < 20) {
            id.append(BASE_32.charAt(ThreadLocalRandom.current().nextInt(BASE_32.length())));
        }
        return id.toString();
    }
}
