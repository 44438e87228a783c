/**
 * Decides what a payment or refund means, then applies it.
 *
 * <p>{@link org.broadleafsfpy.settlement.PaymentDecision} and {@link
 * org.broadleafsfpy.settlement.RefundDecision} are pure and read like the tables in {@code
 * docs/settlement.md}; {@link org.broadleafsfpy.settlement.PaymentSettlement} and {@link
 * org.broadleafsfpy.settlement.RefundSettlement} gather the facts, record the outcome and hand
 * everything about Broadleaf to {@code order}.
 */
package org.broadleafsfpy.settlement;
