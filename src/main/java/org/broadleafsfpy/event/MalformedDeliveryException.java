package org.broadleafsfpy.event;

/**
 * A request body that is not a delivery of SFPY: not JSON, no {@code data} object, or JSON that no
 * honest sender writes (duplicate members, extreme nesting). The message is safe to show to the
 * sender: it quotes nothing of the body.
 */
public class MalformedDeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong, without anything of the body
     */
    public MalformedDeliveryException(String message) {
        super(message);
    }
}
