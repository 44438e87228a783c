package org.broadleafsfpy.store;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A store's own bean that asks for what it needs by type, beside the module. */
@DisplayName("A bean of the store's own")
class InjectionIT {
    static final class Report {
        @Autowired private DataSource database;
    }

    @Test
    void isGivenTheDataSourceThatTheStoreHas() {
        Report report = Store.get().wire(new Report());
        assertThat(report.database).isSameAs(TestDatabase.dataSource());
    }
}
