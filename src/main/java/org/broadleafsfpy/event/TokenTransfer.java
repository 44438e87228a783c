package org.broadleafsfpy.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;

/**
 * What payments and refunds have in common: a transfer of some amount of one token, in one
 * transaction on one chain, that names a request and a payment. Immutable.
 */
public abstract class TokenTransfer {
    private final String requestId;
    private final String paymentId;
    private final long chainId;
    private final boolean eth;
    private final String transactionHash;
    private final String from;
    private final BigInteger baseUnits;
    private final String tokenAddress;

    TokenTransfer(JsonNode notification) throws InvalidNotificationException {
        NotificationReader reader = new NotificationReader(notification);
        requestId = reader.id("request_id");
        paymentId = reader.id("payment_id");
        chainId = reader.chainId("chain_id");
        eth = reader.flag("is_eth");
        transactionHash = reader.transactionHash("txn_hash");
        from = reader.address("from");
        baseUnits = reader.positiveUint256("amount");
        tokenAddress = reader.address("token_address");
    }

    /**
     * @return the token that SFPY's API gave when the store created the request; ties the event to
     *     the order
     */
    public String requestId() {
        return requestId;
    }

    /**
     * @return SFPY's id of the payment: this one, or for a refund the one that is refunded
     */
    public String paymentId() {
        return paymentId;
    }

    /**
     * @return the chain's number, 1 is Ethereum's mainnet
     */
    public long chainId() {
        return chainId;
    }

    /**
     * @return whether the token is ETH itself, whatever {@link #tokenAddress()} says
     */
    public boolean isEth() {
        return eth;
    }

    /**
     * @return {@code 0x} and 64 hex digits in lower case
     */
    public String transactionHash() {
        return transactionHash;
    }

    /**
     * @return the sender's address, {@code 0x} and 40 hex digits in lower case
     */
    public String from() {
        return from;
    }

    /**
     * @return the amount in whole base units of the token (wei for ETH), above zero, below 2^256
     */
    public BigInteger baseUnits() {
        return baseUnits;
    }

    /**
     * @return the token's address, {@code 0x} and 40 hex digits in lower case; of no meaning if
     *     {@link #isEth()}
     */
    public String tokenAddress() {
        return tokenAddress;
    }
}
