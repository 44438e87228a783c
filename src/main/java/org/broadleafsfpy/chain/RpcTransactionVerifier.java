package org.broadleafsfpy.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.event.PaymentNotification;
import org.broadleafsfpy.event.RefundNotification;
import org.broadleafsfpy.event.TokenTransfer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a notification with its transaction's receipt: in a block with enough confirmations,
 * succeeded, emitted by SFPY's router, and in every fact the same.
 */
public class RpcTransactionVerifier implements TransactionVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(RpcTransactionVerifier.class);

    private final SettingsService settings;

    /**
     * @param settings the node, the router, the confirmations
     */
    public RpcTransactionVerifier(SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public Verification verify(PaymentNotification payment, String payoutAddress) {
        return verify(
                payment,
                RouterLog.PAY,
                log ->
                        log.from().equals(payment.from())
                                && log.to().equals(payoutAddress)
                                && log.hasId(0, payment.requestId())
                                && log.hasNumber(1, payment.baseUnits())
                                && log.hasNumber(2, payment.microUsdPerToken()),
                log -> log.to().equals(payoutAddress));
    }

    @Override
    public Verification verify(RefundNotification refund) {
        return verify(
                refund,
                RouterLog.REFUND,
                log ->
                        log.from().equals(refund.from())
                                && log.to().equals(refund.to())
                                && log.hasId(0, refund.paymentId())
                                && log.hasNumber(1, refund.baseUnits()),
                log -> false);
    }

    private Verification verify(
            TokenTransfer transfer,
            String topic,
            Predicate<RouterLog> saysTheSame,
            Predicate<RouterLog> isToUs) {
        SfpySettings now = settings.current();
        if (now.rpcUrl().isEmpty()) {
            return Verification.notAsked();
        }
        try {
            return verify(
                    new EthereumNode(now.rpcUrl()), now, transfer, topic, saysTheSame, isToUs);
        } catch (NodeUnavailableException e) {
            LOG.warn(
                    "action=verify transaction={} outcome=node-away reason=\"{}\"",
                    transfer.transactionHash(),
                    e.getMessage());
            return Verification.pending("The Ethereum node can't be asked: " + e.getMessage());
        }
    }

    private static Verification verify(
            EthereumNode node,
            SfpySettings now,
            TokenTransfer transfer,
            String topic,
            Predicate<RouterLog> saysTheSame,
            Predicate<RouterLog> isToUs)
            throws NodeUnavailableException {
        if (node.chainId() != transfer.chainId()) {
            return Verification.pending("The Ethereum node is on another chain than this.");
        }
        Optional<JsonNode> receipt = node.receipt(transfer.transactionHash());
        if (!receipt.isPresent()) {
            return Verification.pending("The chain does not show the transaction yet.");
        }
        long block = EthereumNode.quantity(receipt.get().path("blockNumber")).longValue();
        long confirmations = node.blockNumber() - block + 1;
        if (confirmations < now.confirmations()) {
            return Verification.pending(
                    "It has " + confirmations + " of " + now.confirmations() + " confirmations.");
        }
        if (EthereumNode.quantity(receipt.get().path("status")).intValue() != 1) {
            return Verification.contradicted("The transaction failed on the chain.");
        }
        List<Integer> positions = new ArrayList<>();
        List<Integer> cameToUs = new ArrayList<>();
        JsonNode logs = receipt.get().path("logs");
        String token = transfer.isEth() ? RouterLog.ETH : transfer.tokenAddress();
        for (int position = 0; position < logs.size(); position++) {
            RouterLog log = new RouterLog(logs.get(position));
            if (log.isOf(now.router(), topic)) {
                if (isToUs.test(log)) {
                    cameToUs.add(position);
                }
                if (log.token().equals(token) && saysTheSame.test(log)) {
                    positions.add(position);
                }
            }
        }
        if (!positions.isEmpty()) {
            Map<Integer, BigInteger> redeemable = new HashMap<>();
            if (topic.equals(RouterLog.PAY)) {
                for (Integer position : positions) {
                    String receiver = new RouterLog(logs.get(position)).to();
                    PoolShare.redeemableBaseUnits(node, logs, position, receiver, block)
                            .ifPresent(baseUnits -> redeemable.put(position, baseUnits));
                }
            }
            return Verification.confirmed(positions, block, node.timeOf(block), redeemable);
        }
        return !cameToUs.isEmpty()
                ? Verification.misfit(
                        "The transaction paid the store, but not what the event says.", cameToUs)
                : Verification.contradicted(
                        "The transaction holds nothing of SFPY's router that says the same.");
    }
}
