package org.broadleafsfpy.store;

import org.springframework.context.ApplicationContext;

/**
 * How a line of Broadleaf starts a store. Found as a service; without any, the store is one of 3.1.
 */
public interface StoreContext {
    /**
     * A store with the module in it, on {@link TestDatabase}, its tables made by Hibernate, with
     * the beans of {@code store/store-beans.xml}, real stock and a {@link FailingActivity} after
     * it.
     */
    ApplicationContext start();

    /** The table with the columns SKU_ID and QUANTITY_AVAILABLE. */
    String stockTable();
}
