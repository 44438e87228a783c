/**
 * The shopper's side: from the cart to SFPY's page, the waiting page, back to the cart.
 *
 * <p>{@link org.broadleafsfpy.checkout.SfpyCheckoutController} speaks HTTP; {@link
 * org.broadleafsfpy.checkout.SfpyCheckout} makes the request, freezes the order and gives it back.
 */
package org.broadleafsfpy.checkout;
