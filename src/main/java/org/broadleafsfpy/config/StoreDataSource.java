package org.broadleafsfpy.config;

import java.util.Map;
import javax.sql.DataSource;

/** Finds the data source of the store's orders among Broadleaf's. */
public final class StoreDataSource {
    private static final String ORDERS = "jdbc/web";

    private StoreDataSource() {}

    /**
     * The very object that Broadleaf's {@code blPU} uses: only then does a task that is made inside
     * a transaction of Broadleaf's belong to it.
     *
     * @param dataSources Broadleaf's {@code blMergedDataSources}
     * @return the one named {@code jdbc/web}
     */
    public static DataSource of(Map<String, DataSource> dataSources) {
        DataSource found = dataSources.get(ORDERS);
        if (found == null) {
            throw new IllegalStateException(
                    "blMergedDataSources has no \"" + ORDERS + "\", which is where orders live");
        }
        return found;
    }
}
