package org.broadleafsfpy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

@DisplayName("The books")
class LedgerIT extends Scenario {
    private final SfpyRequest request = store.newFrozenOrder(4200, 5);
    private final Long order = request.getOrderId();

    private List<String> entries() {
        return store.inTransaction(
                () ->
                        store.bean(Ledger.class).entriesOf(order).stream()
                                .map(
                                        e ->
                                                e.getDebit()
                                                        + " to "
                                                        + e.getCredit()
                                                        + " "
                                                        + e.getUsdCents())
                                .toList());
    }

    @Test
    void sayWhereEveryCentWent() {
        ObjectNode payment = Events.payment(request.getRequestId(), 5000);
        pay(payment);
        assertThat(entries()).containsExactly("CRYPTO to ORDERS 4200", "CRYPTO to EXCESS 800");
        refund(Events.refund(payment, 1000));
        refund(Events.refund(payment, 4500));
        assertThat(entries())
                .containsExactly(
                        "CRYPTO to ORDERS 4200",
                        "CRYPTO to EXCESS 800",
                        "ORDERS to CRYPTO 200",
                        "EXCESS to CRYPTO 800",
                        "ORDERS to CRYPTO 4000",
                        "OVER_REFUNDED to CRYPTO 500");
    }

    @Test
    void sayWhatWasForgiven() {
        pay(Events.payment(request.getRequestId(), 4199));
        assertThat(entries()).containsExactly("CRYPTO to ORDERS 4199", "ROUNDING to ORDERS 1");
    }

    @Test
    void areExportedLineByLine() throws Exception {
        Instant from = Instant.now().minusSeconds(1);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        LedgerCsv csv =
                new LedgerCsv(
                        store.bean(Ledger.class),
                        store.bean("blTransactionManager", PlatformTransactionManager.class),
                        "CRYPTO=1250 Crypto,ORDERS=1700");
        StringBuilder out = new StringBuilder();
        csv.write(from, Instant.now().plusSeconds(5), out);
        List<String> lines =
                Arrays.stream(out.toString().split("\r\n"))
                        .filter(line -> line.contains("," + order + "-0000000001,"))
                        .toList();
        String facts =
                ","
                        + order
                        + ","
                        + request.getRequestId()
                        + ","
                        + payment.path("payment_id").asText()
                        + ",,USDC,42000000,1000000,1,"
                        + payment.path("txn_hash").asText();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith(",1250 Crypto,42.00," + facts);
        assertThat(lines.get(1)).endsWith(",1700,,42.00" + facts);
        assertThat(out.toString()).startsWith("time,entry,account,debit_usd,credit_usd,order,");
    }

    @Test
    void refuseAccountsThatDoNotBalance() {
        pay(Events.payment(request.getRequestId(), 4200));
        SfpyPayment cause =
                store.inTransaction(() -> store.bean(SfpyRecords.class).paymentsOf(order).get(0));
        Map<Account, Long> wrong = new EnumMap<>(Account.class);
        wrong.put(Account.CRYPTO, 1L);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                store.inTransaction(
                                        () -> {
                                            store.bean(Ledger.class).bring(wrong, cause);
                                            return null;
                                        }));
    }

    @Test
    void refuseAccountNamesThatASpreadsheetWouldRun() {
        for (String names : new String[] {"CRYPTO==1+1", "CRYPTO=@x", "NOTHING=1", "CRYPTO"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () ->
                                    new LedgerCsv(
                                            store.bean(Ledger.class),
                                            store.bean(
                                                    "blTransactionManager",
                                                    PlatformTransactionManager.class),
                                            names));
        }
    }
}
