package org.broadleafsfpy.pages;

import java.util.Map;

/** One of the module's templates, with what its controller would give it. */
public record Page(String name, Frame frame, String template, Map<String, Object> model) {
    /** What stands around it. */
    public enum Frame {
        /** A page of the shopper's. */
        STORE,
        /** A fragment in a page of the store's own. */
        FRAGMENT,
        /** A page of the staff's. */
        ADMIN,
        /** The tab on the admin's page of an order. */
        TAB
    }

    /** Whether it is the admin that shows it. */
    public boolean isAdmin() {
        return frame == Frame.ADMIN || frame == Frame.TAB;
    }

    @Override
    public String toString() {
        return name;
    }
}
