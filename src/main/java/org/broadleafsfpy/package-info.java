/**
 * Crypto payments through SFPY for Broadleaf Commerce stores.
 *
 * <p>Read the packages in the order in which an event passes through them: {@code webhook} (HTTP),
 * {@code event} (signature, parsing), {@code inbox} (stored, then worked on by a durable task),
 * {@code chain} (what the blockchain itself says), {@code settlement} (decides, then applies),
 * {@code order} (the one door to Broadleaf's order services). Beside that way stand {@code
 * checkout} and {@code client} (how a shopper gets to SFPY), {@code gateway} (Broadleaf's payment
 * gateway SPI), {@code money}, {@code config} and {@code admin}.
 */
package org.broadleafsfpy;
