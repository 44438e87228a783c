package org.broadleafsfpy.sample.store.pay;

import java.math.BigDecimal;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gift cards as a gateway: a card's payment stays unconfirmed on the order until the checkout
 * confirms it, and only then is the card charged.
 */
public class GiftCards extends SimpleGateway {
    /** The additional field of a transaction that names its card. */
    static final String CODE = "GIFT_CARD_CODE";

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final TransactionTemplate transaction;

    public GiftCards(PlatformTransactionManager transactionManager) {
        super(SampleGateways.GIFT_CARD);
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /** A card and one of the other payments make up an order together. */
    @Override
    public boolean handlesMultiplePayments() {
        return true;
    }

    /** What is left on a card; zero if there is none of that code. Past all caches. */
    public Money balance(String code) {
        Long usdCents =
                em
                        .createQuery(
                                "SELECT c.usdCents FROM GiftCard c WHERE c.code = :code",
                                Long.class)
                        .setParameter("code", code)
                        .getResultList()
                        .stream()
                        .findFirst()
                        .orElse(0L);
        return new Money(BigDecimal.valueOf(usdCents, 2), "USD");
    }

    /** What is left on the card that an order's payment is to be taken from. */
    Money balance(OrderPayment payment) {
        PaymentTransaction transaction = payment.getTransactions().get(0);
        return balance(transaction.getAdditionalFields().get(CODE));
    }

    /** A card's payment for an order, not yet charged. */
    static PaymentResponseDTO payment(Long orderId, String code, Money amount) {
        return new PaymentResponseDTO(PaymentType.GIFT_CARD, SampleGateways.GIFT_CARD)
                .orderId(orderId.toString())
                .paymentTransactionType(PaymentTransactionType.UNCONFIRMED)
                .amount(amount)
                .rawResponse("Gift card")
                .responseMap(CODE, code);
    }

    @Override
    public PaymentResponseDTO confirmTransaction(PaymentRequestDTO request) {
        Money amount = amountOf(request);
        return payment(request, amount)
                .successful(take(codeOf(request), cents(amount)))
                .paymentTransactionType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE);
    }

    @Override
    public PaymentResponseDTO rollbackAuthorizeAndCapture(PaymentRequestDTO request) {
        Money amount = amountOf(request);
        return payment(request, amount)
                .successful(take(codeOf(request), -cents(amount)))
                .paymentTransactionType(PaymentTransactionType.VOID);
    }

    /** Takes an amount from a card, if that much is on it; a negative one is given back. */
    boolean take(String code, long usdCents) {
        return transaction.execute(
                status ->
                        em.createQuery(
                                                "UPDATE GiftCard c SET c.usdCents = c.usdCents -"
                                                        + " :amount WHERE c.code = :code AND"
                                                        + " c.usdCents >= :amount")
                                        .setParameter("amount", usdCents)
                                        .setParameter("code", code)
                                        .executeUpdate()
                                == 1);
    }

    private static PaymentResponseDTO payment(PaymentRequestDTO request, Money amount) {
        return payment(Long.valueOf(request.getOrderId()), codeOf(request), amount);
    }

    private static String codeOf(PaymentRequestDTO request) {
        return (String) request.getAdditionalFields().get(CODE);
    }

    private static Money amountOf(PaymentRequestDTO request) {
        return new Money(request.getTransactionTotal(), request.getOrderCurrencyCode());
    }

    static long cents(Money amount) {
        return amount.getAmount().movePointRight(2).longValueExact();
    }
}
