package org.broadleafsfpy.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A reason")
class ReasonTest {
    @Test
    void fitsItsColumn() {
        assertThat(Reason.fit(null)).isNull();
        assertThat(Reason.fit("x".repeat(2000))).hasSize(Reason.MAX_LENGTH);
    }

    @Test
    void hasNothingInItThatADatabaseRefuses() {
        assertThat(Reason.fit("a\u0000b\u0007c\nd\u007fe \u00e9")).isEqualTo("a b c d e \u00e9");
    }
}
