package org.broadleafsfpy.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.broadleafsfpy.chain.Verification.Verdict;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.event.PaymentNotification;
import org.broadleafsfpy.event.RefundNotification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against receipts that SFPY's own router contract made on a local node. */
@DisplayName("The chain")
class RpcTransactionVerifierTest {
    private static final JsonNode RECORDED = recorded();
    private static final String MERCHANT = RECORDED.path("merchant").asText().toLowerCase();
    private static final String PAYER = RECORDED.path("payer").asText();
    private static final String ATTACKER = RECORDED.path("attacker").asText();

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final RpcTransactionVerifier verifier =
            new RpcTransactionVerifier(() -> new SfpySettings(values));
    private StubNode node;

    @BeforeEach
    void start() throws Exception {
        node = new StubNode();
        node.setHead(1000);
        RECORDED.path("transactions").forEach(t -> node.add(t.path("receipt")));
        values.put(Setting.RPC_URL, node.url());
        values.put(Setting.ROUTER, RECORDED.path("router").asText());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static JsonNode recorded() {
        try (InputStream in =
                RpcTransactionVerifierTest.class.getResourceAsStream("/sfpy/receipts.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode receipt(String name) {
        for (JsonNode transaction : RECORDED.path("transactions")) {
            if (transaction.path("name").asText().startsWith(name)) {
                return transaction.path("receipt").deepCopy();
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static ObjectNode transfer(String receiptName, String from, String amount) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("request_id", RECORDED.path("request").asText());
        json.put("payment_id", RECORDED.path("payment").asText());
        json.put("chain_id", 1);
        json.put("is_eth", false);
        json.put("txn_hash", receipt(receiptName).path("transactionHash").asText());
        json.put("from", from);
        json.put("amount", amount);
        json.put("token_address", RECORDED.path("dollarToken").path("address").asText());
        return json;
    }

    private static ObjectNode payment(String receiptName, String from, String amount, String rate) {
        return transfer(receiptName, from, amount).put("state", "PAID").put("rate", rate);
    }

    private static ObjectNode honest() {
        return payment("pay 99.00", PAYER, "99000000", "1000000");
    }

    private Verification verify(ObjectNode payment) throws Exception {
        return verifier.verify(new PaymentNotification(payment), MERCHANT);
    }

    private Verification verifyRefund(String receiptName, String from, String to, String amount)
            throws Exception {
        ObjectNode refund = transfer(receiptName, from, amount);
        refund.put("refund_id", "C3SLAREF00000000REF1").put("to", to);
        return verifier.verify(new RefundNotification(refund));
    }

    @Test
    void confirmsAnHonestPayment() throws Exception {
        Verification verification = verify(honest());
        assertThat(verification.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(verification.freePosition(Set.of())).hasValue(4);
        assertThat(verification.freePosition(Set.of(4))).isEmpty();
    }

    @Test
    void confirmsAnHonestPaymentInEtherWhateverTheTokenAddressSays() throws Exception {
        BigInteger wei = new BigInteger("8caffd7d1b0000", 16);
        ObjectNode payment = payment("pay in ether", PAYER, wei.toString(), "2500000000");
        payment.put("is_eth", true);
        assertThat(verify(payment).verdict()).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void contradictsAPaymentToTheAttackersOwnAddress() throws Exception {
        assertThat(verify(payment("pay oneself", ATTACKER, "99000000", "1000000")).verdict())
                .isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void confirmsAnInventedRateAsStatedAndLeavesItToTheRatePolicy() throws Exception {
        assertThat(verify(payment("pay one dollar", ATTACKER, "1000000", "100000000")).verdict())
                .isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void confirmsTheMerchantsRefund() throws Exception {
        assertThat(verifyRefund("refund by the merchant", MERCHANT, PAYER, "98999999").verdict())
                .isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void showsWhoAStrangersRefundReallyCameFrom() throws Exception {
        // As it was: it is confirmed as the stranger's, and the refund decision rejects its sender.
        assertThat(verifyRefund("refund by a stranger", ATTACKER, ATTACKER, "999999").verdict())
                .isEqualTo(Verdict.CONFIRMED);
        // As somebody with a stolen secret would tell it.
        assertThat(verifyRefund("refund by a stranger", MERCHANT, ATTACKER, "999999").verdict())
                .isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void contradictsWhatWasReverted() throws Exception {
        assertThat(verify(payment("expired payment", PAYER, "99000000", "1000000")))
                .satisfies(
                        v -> {
                            assertThat(v.verdict()).isEqualTo(Verdict.CONTRADICTED);
                            assertThat(v.reason())
                                    .isEqualTo("The transaction failed on the chain.");
                        });
    }

    @ParameterizedTest(name = "that does not fit in {0}")
    @CsvSource({
        "from,0x90f79bf6eb2c4f870365e785982e1f101e93b906",
        "amount,99000001",
        "rate,1000001",
        "request_id,C3SLANR2DNCAUU2H1GE1",
        "token_address,0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
    })
    void paidTheStoreButNotByAnEvent(String member, String value) throws Exception {
        assertThat(verify(honest().put(member, value)).verdict()).isEqualTo(Verdict.MISFIT);
    }

    @Test
    void saysInWhichBlockAndWhenItWasPaid() throws Exception {
        Instant time = Instant.ofEpochSecond(1_700_000_000);
        node.setBlockTime(time);
        assertThat(verify(honest()).block()).hasValue(13L);
        assertThat(verify(honest()).blockTime()).hasValue(time);
    }

    @Test
    void saysWhatThePoolWouldGiveBack() throws Exception {
        assertThat(verify(honest()).redeemableBaseUnits(4)).as("a node that can't say").isEmpty();
        String pool = receipt("pay 99.00").path("logs").path(1).path("address").asText();
        String token = receipt("pay 99.00").path("logs").path(0).path("address").asText();
        String minted = receipt("pay 99.00").path("logs").path(1).path("data").asText();
        BigInteger liquidity = new BigInteger(minted.substring(2), 16);
        // The store holds half of the pool's liquidity, and the pool 50 dollars.
        node.setAnswer(
                pool.toLowerCase(),
                "0x18160ddd",
                String.format("0x%064x", liquidity.multiply(BigInteger.TWO)));
        node.setAnswer(
                token.toLowerCase(),
                "0x70a08231" + "0".repeat(24) + pool.substring(2).toLowerCase(),
                String.format("0x%064x", BigInteger.valueOf(50_000_000)));
        assertThat(verify(honest()).redeemableBaseUnits(4))
                .hasValue(BigInteger.valueOf(25_000_000));
        assertThat(verify(honest()).redeemableBaseUnits(1)).isEmpty();
    }

    @Test
    void forgetsWhatWasReorganisedAwayBeforeEnoughConfirmations() throws Exception {
        node.setHead(20);
        assertThat(verify(honest()).verdict()).isEqualTo(Verdict.PENDING);
        node.remove(honest().path("txn_hash").asText());
        node.setHead(1000);
        assertThat(verify(honest()).verdict()).isEqualTo(Verdict.PENDING);
    }

    @Test
    void contradictsWhatAnotherContractSays() throws Exception {
        values.put(Setting.ROUTER, ATTACKER);
        assertThat(verify(honest()).verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void contradictsALogThatWasRemoved() throws Exception {
        ObjectNode receipt = receipt("pay 99.00");
        receipt.path("logs").forEach(log -> ((ObjectNode) log).put("removed", true));
        node.add(receipt);
        assertThat(verify(honest()).verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void countsTwoEqualLogsOfOneTransactionOnceEach() throws Exception {
        ObjectNode receipt = receipt("pay 99.00");
        ((ArrayNode) receipt.path("logs")).add(receipt.path("logs").path(4).deepCopy());
        node.add(receipt);
        Verification verification = verify(honest());
        assertThat(verification.freePosition(Set.of())).hasValue(4);
        assertThat(verification.freePosition(Set.of(4))).hasValue(5);
        assertThat(verification.freePosition(Set.of(4, 5))).isEmpty();
    }

    @ParameterizedTest(name = "at block {0}: {1}")
    @CsvSource({"13,PENDING", "23,PENDING", "24,CONFIRMED", "1000,CONFIRMED"})
    void wantsTwelveConfirmations(long head, Verdict expected) throws Exception {
        node.setHead(head); // the payment is in block 13
        assertThat(verify(honest()).verdict()).isEqualTo(expected);
    }

    @Test
    void isWaitedForWhenItDoesNotShowTheTransaction() throws Exception {
        node.remove(honest().path("txn_hash").asText());
        assertThat(verify(honest()).verdict()).isEqualTo(Verdict.PENDING);
    }

    @Test
    void isNotJudgedByANodeOfAnotherChain() throws Exception {
        node.setChainId(5);
        assertThat(verify(honest()).verdict()).isEqualTo(Verdict.PENDING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"error\":{\"code\":-32000}}",
                "{\"result\":\"twelve\"}",
                "{\"result\":null}"
            })
    void isWaitedForWhenItsNodeIsBroken(String answer) throws Exception {
        node.breakWith(answer);
        Verification verification = verify(honest());
        assertThat(verification.verdict()).isEqualTo(Verdict.PENDING);
        assertThat(verification.reason()).doesNotContain("a-key-in-the-path");
    }

    @Test
    void isWaitedForWhenItsNodeIsDown() throws Exception {
        node.close();
        assertThat(verify(honest()).verdict()).isEqualTo(Verdict.PENDING);
    }

    @Test
    void isNotAskedWithoutANode() throws Exception {
        values.remove(Setting.RPC_URL);
        assertThat(verify(honest()).verdict()).isEqualTo(Verdict.NOT_ASKED);
    }
}
