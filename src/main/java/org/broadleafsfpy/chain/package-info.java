/**
 * What the blockchain itself says of a payment or refund, asked from an Ethereum node.
 *
 * <p>A notification comes in; a {@link org.broadleafsfpy.chain.Verification} goes out. The contract
 * lets a payer pay himself while naming the store's request, and lets anyone emit a refund of
 * someone else's payment: only the transaction's receipt shows who gave what to whom. Nothing here
 * knows of orders.
 */
package org.broadleafsfpy.chain;
