package org.broadleafsfpy.checkout;

import java.util.regex.Pattern;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafsfpy.checkout.CheckoutNotPossibleException.Reason;

/** Where to write to a shopper. Stateless, thread-safe. */
public final class ShopperEmail {
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
     * @param order an order or a cart; may be null
     * @return the order's without spaces around it, or else its customer's; null if neither has one
     */
    public static String of(Order order) {
        if (order == null) {
            return null;
        }
        String email = order.getEmailAddress();
        if (isBlank(email) && order.getCustomer() != null) {
            email = order.getCustomer().getEmailAddress();
        }
        return isBlank(email) ? null : email.trim();
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
