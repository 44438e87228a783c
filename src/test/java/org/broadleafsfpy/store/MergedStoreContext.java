package org.broadleafsfpy.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.broadleafcommerce.common.extensibility.context.MergeClassPathXMLApplicationContext;
import org.broadleafcommerce.common.extensibility.context.StandardConfigLocations;
import org.springframework.context.ApplicationContext;

/** Broadleaf 3.1: context files are named by the store and merged into one. */
final class MergedStoreContext implements StoreContext {
    /**
     * @param hbm2ddl what Hibernate does to the tables of a persistence unit
     */
    static void setProperties(UnaryOperator<String> hbm2ddl) {
        System.setProperty("runtime.environment", "development");
        for (String unit : List.of("blPU", "blSecurePU", "blCMSStorage")) {
            System.setProperty(unit + ".hibernate.dialect", TestDatabase.current().dialect());
            System.setProperty(unit + ".hibernate.show_sql", "false");
            System.setProperty(unit + ".hibernate.hbm2ddl.auto", hbm2ddl.apply(unit));
        }
    }

    @Override
    public ApplicationContext start() {
        setProperties(TestDatabase::hbm2ddl);
        try {
            return new MergeClassPathXMLApplicationContext(
                    StandardConfigLocations.retrieveAll(StandardConfigLocations.SERVICECONTEXTTYPE),
                    new String[] {
                        "bl-sfpy-applicationContext.xml",
                        "bl-sfpy-site-applicationContext.xml",
                        "store/store-beans.xml",
                        "store/store-applicationContext.xml"
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Broadleaf 3.1 has no stock of its own without byte code weaving: {@link StockedSku} has. */
    @Override
    public String stockTable() {
        return "TEST_STOCKED_SKU";
    }
}
