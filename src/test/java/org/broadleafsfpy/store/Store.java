package org.broadleafsfpy.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.persistence.EntityManagerFactory;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrency;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrencyImpl;
import org.broadleafcommerce.common.locale.domain.LocaleImpl;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductType;
import org.broadleafcommerce.core.inventory.service.type.InventoryType;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.FulfillmentGroupService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.broadleafsfpy.checkout.SfpyCheckout;
import org.broadleafsfpy.ledger.Account;
import org.broadleafsfpy.ledger.Ledger;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.order.OrderTotals;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.schema.TableCheck;
import org.broadleafsfpy.webhook.WebhookAnswer;
import org.broadleafsfpy.webhook.WebhookReceiver;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A real Broadleaf store with the module in it, booted once per JVM. */
public final class Store {
    private static Store store;

    private final String stockTable;
    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final WebhookAnswer answerAtStart;
    private final boolean offeredAtStart;

    /** Starts without the scheduler's table, which its owner then remembers to make. */
    private Store() {
        StoreContext line =
                ServiceLoader.load(StoreContext.class)
                        .findFirst()
                        .orElseGet(MergedStoreContext::new);
        stockTable = line.stockTable();
        context = line.start();
        jdbc = new JdbcTemplate(TestDatabase.dataSource());
        answerAtStart = bean(WebhookReceiver.class).notReady().orElse(null);
        offeredAtStart = bean(SfpyCheckout.class).isOffered();
        TestDatabase.run("scheduler.sql");
        await(() -> bean(TableCheck.class).lookNow(), List.of());
        TestDatabase.run("indexes.sql");
        inTransaction(
                () -> {
                    BroadleafCurrencyImpl usd = new BroadleafCurrencyImpl();
                    usd.setCurrencyCode("USD");
                    usd.setFriendlyName("US Dollar");
                    usd.setDefaultFlag(true);
                    persist(usd);
                    LocaleImpl english = new LocaleImpl();
                    english.setLocaleCode("en");
                    english.setFriendlyName("English");
                    english.setDefaultFlag(true);
                    english.setDefaultCurrency(usd);
                    persist(english);
                    return null;
                });
    }

    public static synchronized Store get() {
        if (store == null) {
            store = new Store();
        }
        return store;
    }

    /** What the endpoint answered while the scheduler's table was missing; null for "ready". */
    WebhookAnswer answerAtStart() {
        return answerAtStart;
    }

    /** Whether shoppers could choose SFPY while the scheduler's table was missing. */
    boolean isOfferedAtStart() {
        return offeredAtStart;
    }

    ApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Gives an object what a bean of this store would get. */
    public <T> T wire(T bean) {
        context.getAutowireCapableBeanFactory().autowireBean(bean);
        return bean;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(
                        bean("blTransactionManager", PlatformTransactionManager.class))
                .execute(status -> work.get());
    }

    public void persist(Object entity) {
        EntityManagerFactoryUtils.getTransactionalEntityManager(entityManagers()).persist(entity);
    }

    public <T> T merge(T entity) {
        return EntityManagerFactoryUtils.getTransactionalEntityManager(entityManagers())
                .merge(entity);
    }

    private EntityManagerFactory entityManagers() {
        return context.getBean("entityManagerFactory", EntityManagerFactory.class);
    }

    /** Does what a page of the store would do: with a request and an entity manager bound. */
    public <T> T inRequest(Callable<T> work) {
        EntityManagerFactory factory = entityManagers();
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest()));
        TransactionSynchronizationManager.bindResource(
                factory, new EntityManagerHolder(factory.createEntityManager()));
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            EntityManagerHolder holder =
                    (EntityManagerHolder) TransactionSynchronizationManager.unbindResource(factory);
            holder.getEntityManager().close();
            RequestContextHolder.resetRequestAttributes();
        }
    }

    /** A SKU with stock. */
    public Long newSku(long priceUsdCents, int quantity) {
        return inTransaction(
                () -> {
                    CatalogService catalog = bean("blCatalogService", CatalogService.class);
                    Sku sku = catalog.createSku();
                    sku.setName("Thing " + UUID.randomUUID());
                    sku.setRetailPrice(new Money(BigDecimal.valueOf(priceUsdCents, 2), "USD"));
                    sku.setActiveStartDate(new Date(0));
                    sku.setInventoryType(InventoryType.CHECK_QUANTITY);
                    sku.setQuantityAvailable(quantity);
                    Product product = catalog.createProduct(ProductType.PRODUCT);
                    sku = catalog.saveSku(sku);
                    product.setDefaultSku(sku);
                    product = catalog.saveProduct(product);
                    sku.setDefaultProduct(product);
                    return catalog.saveSku(sku).getId();
                });
    }

    /** A cart of a new customer with some of a SKU. */
    public Long newCart(Long skuId, int quantity) {
        return inRequest(
                () -> {
                    CustomerService customers = bean("blCustomerService", CustomerService.class);
                    Customer customer = customers.createCustomerFromId(null);
                    customer.setUsername(UUID.randomUUID().toString());
                    customer = customers.saveCustomer(customer);
                    OrderService orders = bean("blOrderService", OrderService.class);
                    Order cart = orders.createNewCartForCustomer(customer);
                    cart.setCurrency(usd());
                    OrderItemRequestDTO item = new OrderItemRequestDTO();
                    item.setSkuId(skuId);
                    item.setProductId(
                            bean("blCatalogService", CatalogService.class)
                                    .findSkuById(skuId)
                                    .getProduct()
                                    .getId());
                    item.setQuantity(quantity);
                    cart = orders.addItem(cart.getId(), item, true);
                    if (cart.getFulfillmentGroups().isEmpty()) {
                        FulfillmentGroupService groups =
                                bean("blFulfillmentGroupService", FulfillmentGroupService.class);
                        FulfillmentGroup group = groups.createEmptyFulfillmentGroup();
                        group.setOrder(cart);
                        cart.getFulfillmentGroups().add(group);
                        cart = orders.save(cart, true);
                    }
                    return cart.getId();
                });
    }

    private BroadleafCurrency usd() {
        return bean(
                        "blCurrencyService",
                        org.broadleafcommerce.common.currency.service.BroadleafCurrencyService
                                .class)
                .findDefaultBroadleafCurrency();
    }

    /** Freezes a cart as the checkout does, with a request that SFPY was not asked for. */
    public SfpyRequest newRequest(Long orderId) {
        return inTransaction(
                () -> {
                    SfpyRecords records = bean(SfpyRecords.class);
                    BroadleafOrders orders = bean(BroadleafOrders.class);
                    SfpyOrder sfpyOrder = records.lockOrder(orderId);
                    Order order = orders.load(orderId);
                    orders.freeze(order);
                    sfpyOrder.askFor(OrderTotals.dueCents(order));
                    SfpyRequest request =
                            new SfpyRequest(
                                    Events.newId(),
                                    orderId,
                                    order.getTotal().getAmount().movePointRight(2).longValueExact(),
                                    1,
                                    TestSettings.PAYOUT,
                                    null,
                                    UUID.randomUUID().toString(),
                                    UUID.randomUUID().toString());
                    records.add(request);
                    return request;
                });
    }

    /** A frozen order of one piece, waiting for its payment. */
    public SfpyRequest newFrozenOrder(long usdCents, int quantityInStock) {
        return newRequest(newCart(newSku(usdCents, quantityInStock), 1));
    }

    public String orderStatus(Long orderId) {
        return text("SELECT ORDER_STATUS FROM BLC_ORDER WHERE ORDER_ID = ?", orderId);
    }

    public String groupStatus(Long orderId) {
        return text("SELECT STATUS FROM BLC_FULFILLMENT_GROUP WHERE ORDER_ID = ?", orderId);
    }

    /** A second parcel. */
    public void addFulfillmentGroup(Long cartId) {
        inRequest(
                () -> {
                    OrderService orders = bean("blOrderService", OrderService.class);
                    Order cart = orders.findOrderById(cartId);
                    FulfillmentGroup group =
                            bean("blFulfillmentGroupService", FulfillmentGroupService.class)
                                    .createEmptyFulfillmentGroup();
                    group.setOrder(cart);
                    cart.getFulfillmentGroups().add(group);
                    return orders.save(cart, true);
                });
    }

    public List<String> groupStatuses(Long orderId) {
        return jdbc.queryForList(
                "SELECT STATUS FROM BLC_FULFILLMENT_GROUP WHERE ORDER_ID = ?"
                        + " ORDER BY FULFILLMENT_GROUP_ID",
                String.class,
                orderId);
    }

    public String sfpyState(Long orderId) {
        return text("SELECT STATE FROM SFPY_ORDER WHERE ORDER_ID = ?", orderId);
    }

    public List<String> transactions(Long orderId) {
        return jdbc.queryForList(
                "SELECT t.TRANSACTION_TYPE FROM BLC_ORDER_PAYMENT_TRANSACTION t"
                        + " JOIN BLC_ORDER_PAYMENT p ON p.ORDER_PAYMENT_ID = t.ORDER_PAYMENT"
                        + " WHERE p.ORDER_ID = ? ORDER BY t.PAYMENT_TRANSACTION_ID",
                String.class,
                orderId);
    }

    public int stockOf(Long orderId) {
        return jdbc.queryForObject(
                "SELECT s.QUANTITY_AVAILABLE FROM "
                        + stockTable
                        + " s"
                        + " JOIN BLC_DISCRETE_ORDER_ITEM d ON d.SKU_ID = s.SKU_ID"
                        + " JOIN BLC_ORDER_ITEM i ON i.ORDER_ITEM_ID = d.ORDER_ITEM_ID"
                        + " WHERE i.ORDER_ID = ?",
                Integer.class,
                orderId);
    }

    public void setStock(Long orderId, int quantity) {
        jdbc.update(
                "UPDATE "
                        + stockTable
                        + " SET QUANTITY_AVAILABLE = ? WHERE SKU_ID IN"
                        + " (SELECT d.SKU_ID FROM BLC_DISCRETE_ORDER_ITEM d JOIN"
                        + " BLC_ORDER_ITEM i ON i.ORDER_ITEM_ID = d.ORDER_ITEM_ID"
                        + " WHERE i.ORDER_ID = ?)",
                quantity,
                orderId);
    }

    public String eventState(String eventKey) {
        return text("SELECT STATE FROM SFPY_EVENT WHERE EVENT_KEY = ?", eventKey);
    }

    /**
     * Waits until an event is in a state; fails after half a minute, or the seconds in
     * test.patience.
     */
    public void awaitEvent(ObjectNode event, String state) {
        await(() -> eventState(event.path("token").asText()), state);
    }

    /** Waits until a durable task is done. */
    public void awaitNoTask(String kind, String instance) {
        await(
                () ->
                        jdbc.queryForObject(
                                "SELECT COUNT(*) FROM SFPY_SCHEDULED_TASK WHERE task_name = ? AND"
                                        + " task_instance = ?",
                                Integer.class,
                                kind,
                                instance),
                0);
    }

    /**
     * Waits until something is as expected; fails after half a minute, or the seconds in
     * test.patience.
     */
    public static <T> void await(Supplier<T> actual, T expected) {
        Instant end = Instant.now().plus(Duration.ofSeconds(Long.getLong("test.patience", 30)));
        while (!expected.equals(actual.get()) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(actual.get()).isEqualTo(expected);
    }

    /** What was decided about a payment. */
    public String decisionOf(ObjectNode payment) {
        return text(
                "SELECT DECISION FROM SFPY_PAYMENT WHERE PAYMENT_ID = ?",
                payment.path("payment_id").asText());
    }

    /** Whether a person should look at a payment or refund. */
    public boolean needsAttention(String table, JsonNode id) {
        String key = table.equals("SFPY_REFUND") ? "REFUND_ID" : "PAYMENT_ID";
        return jdbc.queryForObject(
                "SELECT ATTENTION FROM " + table + " WHERE " + key + " = ?",
                Boolean.class,
                id.asText());
    }

    /** What an account of an order holds: debits above zero, credits below. */
    public long balance(Long orderId, Account account) {
        return inTransaction(
                () -> bean(Ledger.class).balancesOf(orderId).getOrDefault(account, 0L));
    }

    /** The first column of the first row, or null. */
    public String text(String sql, Object argument) {
        List<String> found = jdbc.queryForList(sql, String.class, argument);
        return found.isEmpty() ? null : found.get(0);
    }
}
