package org.broadleafsfpy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import org.broadleafsfpy.store.Events;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A notification")
class NotificationTest {
    private static final String ID = "C3SLANR2DNCAUU2H1GE0";

    @Test
    void isReadFromARealDelivery() throws Exception {
        Vectors.Vector vector = Vectors.named("payment ETH");
        byte[] signed =
                SignedDelivery.read(vector.bodyBytes())
                        .signedBytes(
                                java.util.List.of(vector.signature()),
                                java.util.List.of(vector.secret()))
                        .orElseThrow();
        SfpyEvent event = SfpyEvent.read(signed);
        assertThat(event.key()).isEqualTo("CT8KFQ3AP64KHTRF2HVD");
        assertThat(event.isKnownType()).isTrue();
        PaymentNotification payment = event.payment();
        assertThat(payment.requestId()).isEqualTo("CIDB107HMMFCJTL7E4JS");
        assertThat(payment.isEth()).isTrue();
        assertThat(payment.chainId()).isEqualTo(1);
        assertThat(payment.baseUnits()).isEqualTo(new BigInteger("3875829073457725612"));
        assertThat(payment.microUsdPerToken()).isEqualTo(new BigInteger("2500000000"));
        assertThat(payment.state()).isEqualTo("PAID");
    }

    @Test
    void ofARefundIsReadInFull() throws Exception {
        ObjectNode payment = Events.payment(ID, 100);
        ObjectNode json = Events.refund(payment, 100);
        SfpyEvent event = Events.read(Events.refundEvent(json));
        assertThat(event.isKnownType()).isTrue();
        assertThat(event.deliveryAttempts()).isZero();
        assertThat(event.signedBytes()).isNotEmpty();
        RefundNotification refund = event.refund();
        assertThat(refund.refundId()).isEqualTo(json.path("refund_id").asText());
        assertThat(refund.paymentId()).isEqualTo(payment.path("payment_id").asText());
        assertThat(refund.to()).isEqualTo(Events.PAYER);
        assertThat(refund.from()).isEqualTo(json.path("from").asText());
        assertThat(refund.transactionHash()).isEqualTo(json.path("txn_hash").asText());
        assertThat(refund.isEth()).isFalse();
        assertThat(Events.read(Events.event("order:created", json)).isKnownType()).isFalse();
    }

    @Test
    void readsAddressesInLowerCase() throws Exception {
        PaymentNotification payment = new PaymentNotification(Events.payment(ID, 100));
        assertThat(payment.tokenAddress()).isEqualTo(Events.USDC.toLowerCase());
    }

    @ParameterizedTest(name = "with {0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "amount|\"0\"",
                "amount|\"-1\"",
                "amount|\"1.5\"",
                "amount|\"1e9\"",
                "amount|\" 1\"",
                "amount|\"\"",
                "amount|5",
                "amount|null",
                "amount|\"115792089237316195423570985008687907853269984665640564039457584007913129639936\"",
                "rate|\"0\"",
                "rate|\"x\"",
                "chain_id|0",
                "chain_id|-1",
                "chain_id|\"1\"",
                "chain_id|1.0",
                "is_eth|\"true\"",
                "request_id|\"short\"",
                "request_id|\"C3SLANR2DNCAUU2H1G/0\"",
                "payment_id|null",
                "txn_hash|\"0x12\"",
                "from|\"0x12\"",
                "token_address|\"\"",
                "state|\"\"",
            })
    void isUnusableAndSaysWhichMemberIsWrong(String member, String json) throws Exception {
        ObjectNode payment = Events.payment(ID, 100);
        payment.set(member, new ObjectMapper().readTree(json));
        assertThatThrownBy(() -> new PaymentNotification(payment))
                .isInstanceOf(InvalidNotificationException.class)
                .hasMessageContaining(member);
    }

    @Test
    void mayCarryTheLargestAmountThatThereIs() throws Exception {
        ObjectNode payment = Events.payment(ID, 100);
        BigInteger largest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        payment.put("amount", largest.toString());
        assertThat(new PaymentNotification(payment).baseUnits()).isEqualTo(largest);
    }

    @Test
    void ofARefundNeedsItsOwnIdAndReceiver() {
        ObjectNode refund = Events.refund(Events.payment(ID, 100), 100);
        refund.remove("refund_id");
        assertThatThrownBy(() -> new RefundNotification(refund))
                .hasMessage(
                        "the notification's refund_id is missing; expected 20 letters and digits");
    }

    @Test
    void ofAnEventWithoutTokenIsKnownByWhatItSays() throws Exception {
        ObjectNode first = Events.paymentEvent(Events.payment(ID, 100));
        first.remove("token");
        ObjectNode again = first.deepCopy().put("delivery_attempts", 3);
        ObjectNode other = Events.paymentEvent(Events.payment(ID, 200));
        other.remove("token");
        assertThat(Events.read(again).key()).isEqualTo(Events.read(first).key()).hasSize(64);
        assertThat(Events.read(other).key()).isNotEqualTo(Events.read(first).key());
    }
}
