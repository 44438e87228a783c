package org.broadleafsfpy.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.broadleafsfpy.chain.Verification.Verdict;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.event.Hex;
import org.broadleafsfpy.event.PaymentNotification;
import org.broadleafsfpy.event.RefundNotification;
import org.broadleafsfpy.money.PriceQuote;
import org.broadleafsfpy.money.Token;
import org.broadleafsfpy.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Not what we think that a node answers, but what one does. */
@DisplayName("A real node")
class RealChainIT {
    private static final String REQUEST = "C3SLANR2DNCAUU2H1GE0";
    private static final String PAYMENT = "C3SLAPAY00000000PAY1";
    private static final String ETH = RouterLog.ETH;

    private static RealChain chain;
    private static String router;
    private static String merchant;
    private static String payer;
    private static String thief;

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final RpcTransactionVerifier verifier =
            new RpcTransactionVerifier(() -> new SfpySettings(values));

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(TestDatabase.current() == TestDatabase.HSQLDB, "once is enough");
        chain = RealChain.start();
        merchant = chain.accounts().get(0);
        payer = chain.accounts().get(1);
        thief = chain.accounts().get(2);
        router = chain.deploy(merchant);
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    private static String selector(String signature) throws Exception {
        String hex = Hex.of(signature.getBytes(StandardCharsets.US_ASCII));
        return chain.call("web3_sha3", "[\"0x" + hex + "\"]")
                .path("result")
                .asText()
                .substring(0, 10);
    }

    private static String address(String address) {
        return "0".repeat(24) + address.substring(2);
    }

    private static String id(String id) {
        return Hex.of(id.getBytes(StandardCharsets.US_ASCII)) + "0".repeat(24);
    }

    private static String number(long number) {
        return String.format("%064x", number);
    }

    private static String pay(String from, String to, long amount, long rate) throws Exception {
        return chain.send(
                from,
                router,
                selector("pay(address,address,bytes32,uint256,uint256)")
                        + address(to)
                        + address(ETH)
                        + id(REQUEST)
                        + number(amount)
                        + number(rate));
    }

    private Verification verify(String hash, String from, long amount, long rate) throws Exception {
        ask(12);
        ObjectNode json = transfer(hash, from, amount).put("state", "PAID").put("rate", "" + rate);
        return verifier.verify(new PaymentNotification(json), merchant);
    }

    private void ask(int confirmations) {
        values.put(Setting.RPC_URL, chain.url());
        values.put(Setting.ROUTER, router);
        values.put(Setting.CONFIRMATIONS, Integer.toString(confirmations));
    }

    private static ObjectNode transfer(String hash, String from, long amount) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("request_id", REQUEST).put("payment_id", PAYMENT).put("chain_id", 1337);
        json.put("is_eth", true).put("txn_hash", hash).put("from", from);
        return json.put("amount", "" + amount).put("token_address", ETH);
    }

    @Test
    void confirmsAnHonestPaymentOnceItHasItsBlocks() throws Exception {
        String hash = pay(payer, merchant, 5_000, 2_500_000_000L);
        assertThat(verify(hash, payer, 5_000, 2_500_000_000L).verdict()).isEqualTo(Verdict.PENDING);
        chain.mine(11);
        Verification verification = verify(hash, payer, 5_000, 2_500_000_000L);
        assertThat(verification.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(verification.blockTime()).isPresent();
        assertThat(verify(hash, payer, 5_001, 2_500_000_000L).verdict()).isEqualTo(Verdict.MISFIT);
    }

    @Test
    void contradictsAPaymentToOneself() throws Exception {
        String hash = pay(thief, thief, 5_000, 1_000_000);
        chain.mine(12);
        assertThat(verify(hash, thief, 5_000, 1_000_000).verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void contradictsWhatItReverted() throws Exception {
        String hash = pay(payer, merchant, 0, 1_000_000);
        chain.mine(12);
        assertThat(verify(hash, payer, 1, 1_000_000).reason())
                .isEqualTo("The transaction failed on the chain.");
    }

    @Test
    void tellsTheMerchantsRefundFromAStrangers() throws Exception {
        String data =
                selector("refund(address,address,bytes32,uint256)")
                        + address(payer)
                        + address(ETH)
                        + id(PAYMENT)
                        + number(5_000);
        String honest = chain.send(merchant, router, data);
        String stranger = chain.send(thief, router, data);
        chain.mine(12);
        ask(12);
        assertThat(refund(honest).verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(refund(stranger).verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    private Verification refund(String hash) throws Exception {
        ObjectNode json = transfer(hash, merchant, 5_000);
        json.put("refund_id", "C3SLAREF00000000REF1").put("to", payer);
        return verifier.verify(new RefundNotification(json));
    }

    @Test
    void isReadAsAPriceFeed() throws Exception {
        ask(12);
        values.put(Setting.PRICE_FEEDS, "ETH=" + router);
        PriceQuote quote =
                new FeedPriceSource(() -> new SfpySettings(values))
                        .priceOf(new Token("ETH", 18, false), 1337, Optional.empty());
        assertThat(quote.microUsdPerToken()).isEqualTo(BigInteger.valueOf(2_500_000_000L));
    }
}
