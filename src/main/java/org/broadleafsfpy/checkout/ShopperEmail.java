package org.broadleafsfpy.checkout;

import java.util.regex.Pattern;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafsfpy.checkout.CheckoutNotPossibleException.Reason;

/** Where to write to a shopper. Stateless, thread-safe. */
final class ShopperEmail {
    /** The longest address that RFC 5321 lets a mail server take. */
    private static final int MAX_LENGTH = 254;

    /** One address as mail servers on the internet take it; nothing that ends or adds a header. */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]+"
                            + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+"
                            + "[\\p{L}\\p{N}]{2,}");

    private ShopperEmail() {}

    /**
     * The address that is known already.
     *
     * @param cart a cart; may be null
     * @return the cart's, or else its customer's; null if neither has one
     */
    static String of(Order cart) {
        if (cart == null) {
            return null;
        }
        String email = cart.getEmailAddress();
        if (isBlank(email) && cart.getCustomer() != null) {
            email = cart.getCustomer().getEmailAddress();
        }
        return isBlank(email) ? null : email;
    }

    /**
     * Reads what a shopper typed.
     *
     * @param typed anything; null if the shopper was not asked
     * @return the address without spaces around it
     * @throws CheckoutNotPossibleException if it is no e-mail address
     */
    static String read(String typed) throws CheckoutNotPossibleException {
        String email = typed == null ? "" : typed.trim();
        if (email.length() > MAX_LENGTH || !ADDRESS.matcher(email).matches()) {
            throw new CheckoutNotPossibleException(Reason.EMAIL, "no usable e-mail address");
        }
        return email;
    }

    static boolean isBlank(String text) {
        return text == null || text.trim().isEmpty();
    }
}
