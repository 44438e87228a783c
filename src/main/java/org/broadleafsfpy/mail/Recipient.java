package org.broadleafsfpy.mail;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.profile.core.domain.Customer;

/**
 * Who gets an order's e-mails. Asks for what is stored and for nothing else: whether a customer is
 * a guest is known to the session only.
 */
final class Recipient {
    private Recipient() {}

    /**
     * @return the customer's first and last name, as far as they are known; empty if neither is
     */
    static String nameOf(Order order) {
        Customer customer = order.getCustomer();
        return customer == null
                ? ""
                : Stream.of(customer.getFirstName(), customer.getLastName())
                        .map(Recipient::trimmed)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private static String trimmed(String text) {
        return text == null ? "" : text.trim();
    }
}
