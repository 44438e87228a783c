package org.broadleafsfpy.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafsfpy.admin.SfpyConfiguration;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.schedule.DurableTasks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store with orders in every state, from which the module is taken away. The last of all classes,
 * since no other finds the module's tables afterwards.
 */
@DisplayName("Uninstalling")
@org.junit.jupiter.api.Order(Integer.MAX_VALUE)
class UninstallIT extends Scenario {
    private static final Path BEFORE =
            Path.of("src/main/resources/sql/sfpy/uninstall/1-before.sql");

    /** The admin's tables, which the test store lacks, with the columns and keys that matter. */
    private static final Map<String, String> ADMIN_TABLES = new LinkedHashMap<>();

    private static final String ID = " BIGINT NOT NULL PRIMARY KEY, ";

    static {
        ADMIN_TABLES.put(
                "BLC_ADMIN_MODULE",
                "ADMIN_MODULE_ID"
                        + ID
                        + "NAME VARCHAR(255) NOT NULL, MODULE_KEY VARCHAR(255) NOT NULL,"
                        + " ICON VARCHAR(255), DISPLAY_ORDER INT");
        ADMIN_TABLES.put(
                "BLC_ADMIN_SECTION",
                "ADMIN_SECTION_ID"
                        + ID
                        + "DISPLAY_ORDER INT, NAME VARCHAR(255) NOT NULL,"
                        + " SECTION_KEY VARCHAR(255) NOT NULL UNIQUE, URL VARCHAR(255), "
                        + key("ADMIN_MODULE_ID", "BLC_ADMIN_MODULE"));
        ADMIN_TABLES.put(
                "BLC_ADMIN_PERMISSION",
                "ADMIN_PERMISSION_ID"
                        + ID
                        + "DESCRIPTION VARCHAR(255) NOT NULL, NAME VARCHAR(255) NOT NULL,"
                        + " PERMISSION_TYPE VARCHAR(255) NOT NULL, IS_FRIENDLY BOOLEAN");
        String permission = key("ADMIN_PERMISSION_ID", "BLC_ADMIN_PERMISSION");
        ADMIN_TABLES.put(
                "BLC_ADMIN_PERMISSION_XREF",
                permission
                        + ", CHILD_PERMISSION_ID BIGINT NOT NULL, FOREIGN KEY (CHILD_PERMISSION_ID)"
                        + " REFERENCES BLC_ADMIN_PERMISSION (ADMIN_PERMISSION_ID)");
        ADMIN_TABLES.put(
                "BLC_ADMIN_ROLE_PERMISSION_XREF", "ADMIN_ROLE_ID BIGINT NOT NULL, " + permission);
        ADMIN_TABLES.put(
                "BLC_ADMIN_USER_PERMISSION_XREF", "ADMIN_USER_ID BIGINT NOT NULL, " + permission);
        ADMIN_TABLES.put(
                "BLC_ADMIN_SEC_PERM_XREF",
                key("ADMIN_SECTION_ID", "BLC_ADMIN_SECTION") + ", " + permission);
    }

    private static String key(String column, String table) {
        return column
                + " BIGINT NOT NULL, FOREIGN KEY ("
                + column
                + ") REFERENCES "
                + table
                + " ("
                + column
                + ")";
    }

    @TempDir Path logs;

    @Test
    void givesCartsBackAndLeavesAPlatformThatKnowsNothingOfTheModule() throws Exception {
        addToAdmin();
        final Long frozen = store.newFrozenOrder(2500, 5).getOrderId();
        final Long beside = store.newFrozenOrder(2600, 5).getOrderId();
        final Long full = newerCart(beside, true);
        final Long hidden = store.newFrozenOrder(2700, 5).getOrderId();
        newerCart(hidden, false);
        runOut(frozen, beside, hidden);
        final Long payable = store.newFrozenOrder(3100, 5).getOrderId();
        final Long foreign = frozenByAnother(3200);
        SfpyRequest paid = store.newFrozenOrder(2800, 5);
        pay(Events.payment(paid.getRequestId(), 2800));
        SfpyRequest refunded = store.newFrozenOrder(2900, 5);
        ObjectNode payment = Events.payment(refunded.getRequestId(), 2900);
        pay(payment);
        refund(Events.refund(payment, 2900));
        SfpyRequest partly = store.newFrozenOrder(3000, 5);
        pay(Events.payment(partly.getRequestId(), 1000));
        assertThat(frozenWithMoney()).contains(partly.getOrderId()).doesNotContain(frozen);

        store.bean(DurableTasks.class).destroy(); // the store is stopped
        TestDatabase.run("uninstall/2-uninstall.sql");
        TestDatabase.run("uninstall/2-uninstall.sql"); // whoever is not sure
        assertThat(frozenWithMoney()).as("records are kept").contains(partly.getOrderId());
        TestDatabase.run("uninstall/3-records.sql");

        assertThat(rows(ADMIN_TABLES.keySet()).values()).containsOnly(0L);
        List<String> told =
                askPlainStore(
                        frozen,
                        beside,
                        hidden,
                        paid.getOrderId(),
                        refunded.getOrderId(),
                        partly.getOrderId(),
                        payable,
                        foreign);
        assertThat(told)
                .containsExactly(
                        "modules=0",
                        told(frozen, "IN_PROCESS", null, frozen, "25.00", "[null]", "[]"),
                        told(
                                beside,
                                "NAMED",
                                "Saved cart " + beside,
                                full,
                                "26.00",
                                "[null]",
                                "[]"),
                        told(hidden, "IN_PROCESS", null, hidden, "27.00", "[null]", "[]"),
                        told(
                                paid.getOrderId(),
                                "SUBMITTED",
                                null,
                                null,
                                "28.00",
                                "[PROCESSING]",
                                "[THIRD_PARTY_ACCOUNT AUTHORIZE_AND_CAPTURE 28.00 USDC]"),
                        told(
                                refunded.getOrderId(),
                                "CANCELLED",
                                null,
                                null,
                                "29.00",
                                "[null]",
                                "[THIRD_PARTY_ACCOUNT AUTHORIZE_AND_CAPTURE 29.00 USDC,"
                                        + " THIRD_PARTY_ACCOUNT REFUND 29.00 USDC]"),
                        told(partly.getOrderId(), null, null, null, "30.00", "[null]", "[]"),
                        told(payable, null, null, null, "31.00", "[null]", "[]"),
                        told(foreign, null, null, null, "32.00", "[null]", "[]"));
        assertThat(store.orderStatus(payable)).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.orderStatus(foreign)).isEqualTo("AWAITING_PAYMENT");
    }

    /** As the clock does it, which the first step of uninstalling waits for. */
    private void runOut(Long... orders) {
        for (Long order : orders) {
            store.jdbc()
                    .update(
                            "UPDATE SFPY_REQUEST SET STATE = 'EXPIRED', OPEN_ORDER_ID = NULL"
                                    + " WHERE ORDER_ID = ?",
                            order);
        }
    }

    /** Waits for a payment of which this module knows nothing. */
    private Long frozenByAnother(long usdCents) {
        Long order = store.newFrozenOrder(usdCents, 5).getOrderId();
        store.jdbc().update("DELETE FROM SFPY_REQUEST WHERE ORDER_ID = ?", order);
        store.jdbc().update("DELETE FROM SFPY_ORDER WHERE ORDER_ID = ?", order);
        return order;
    }

    private static String told(
            Long order,
            String status,
            String name,
            Long cart,
            String total,
            String groups,
            String payments) {
        return "order="
                + order
                + " status="
                + status
                + " name="
                + name
                + " items=1 cart="
                + cart
                + " total="
                + total
                + " groups="
                + groups
                + " payments="
                + payments;
    }

    /** The menu, its permissions and the settings form, by the shipped SQL, run twice. */
    private void addToAdmin() {
        ADMIN_TABLES.forEach(
                (table, columns) ->
                        store.jdbc().execute("CREATE TABLE " + table + " (" + columns + ")"));
        TestDatabase.run("admin.sql");
        Map<String, Long> once = rows(ADMIN_TABLES.keySet());
        assertThat(once).containsEntry("BLC_ADMIN_SEC_PERM_XREF", 27L);
        TestDatabase.run("admin.sql");
        assertThat(rows(ADMIN_TABLES.keySet())).isEqualTo(once);
        store.jdbc().update("INSERT INTO BLC_ADMIN_USER_PERMISSION_XREF VALUES (-5, -7310)");
        store.inTransaction(
                () -> {
                    SfpyConfiguration form = new SfpyConfiguration();
                    form.setModuleName("SFPY");
                    store.persist(form);
                    return null;
                });
        assertThat(rows(List.of("BLC_MODULE_CONFIGURATION"))).doesNotContainValue(0L);
    }

    private Map<String, Long> rows(Collection<String> tables) {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : tables) {
            counts.put(
                    table,
                    store.jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Long.class));
        }
        return counts;
    }

    /** As the script that is run first lists them; its other queries are run, too. */
    private List<Long> frozenWithMoney() throws IOException {
        List<Long> found = new ArrayList<>();
        for (String line : Files.readAllLines(BEFORE)) {
            if (line.startsWith("--")) {
                continue;
            }
            List<Map<String, Object>> rows = store.jdbc().queryForList(line.replace(";", ""));
            if (line.contains("BLC_ORDER")) {
                rows.forEach(row -> found.add(((Number) row.get("ORDER_ID")).longValue()));
            }
        }
        return found;
    }

    private Long newerCart(Long frozen, boolean withItem) {
        return store.inRequest(
                () -> {
                    OrderService orders = store.bean("blOrderService", OrderService.class);
                    Order cart =
                            orders.createNewCartForCustomer(
                                    orders.findOrderById(frozen).getCustomer());
                    if (withItem) {
                        Long sku = store.newSku(100, 5);
                        OrderItemRequestDTO item = new OrderItemRequestDTO();
                        item.setSkuId(sku);
                        item.setProductId(
                                store.bean("blCatalogService", CatalogService.class)
                                        .findSkuById(sku)
                                        .getProduct()
                                        .getId());
                        item.setQuantity(1);
                        orders.addItem(cart.getId(), item, false);
                    }
                    return cart.getId();
                });
    }

    private List<String> askPlainStore(Long... orders) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String opened : List.of("java.lang", "java.util")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.add("-Xmx512m");
        command.add("-Dtest.database=" + TestDatabase.current().name().toLowerCase());
        command.add("-Dtest.database.url=" + TestDatabase.urlForOthers());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(PlainStore.class.getName());
        Stream.of(orders).map(Object::toString).forEach(command::add);
        Path log = logs.resolve("plain-store.log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines.stream().filter(line -> line.matches("(modules|order)=.*")).toList();
    }
}
