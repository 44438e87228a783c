/**
 * SFPY's way in: {@code POST /sfpy/webhook}.
 *
 * <p>HTTP comes in, a {@link org.broadleafsfpy.webhook.WebhookAnswer} goes out; in between {@link
 * org.broadleafsfpy.webhook.WebhookReceiver} verifies, reads and stores. Nothing here knows of
 * orders.
 */
package org.broadleafsfpy.webhook;
