package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An export as somebody with a spreadsheet reads it. */
final class Csv {
    private Csv() {}

    static List<Map<String, String>> read(String csv) {
        List<Map<String, String>> rows = new ArrayList<>();
        String[] lines = csv.split("\r\n");
        String[] names = lines[0].split(",");
        assertThat(names[0]).isEqualTo("time");
        for (int i = 1; i < lines.length; i++) {
            String[] cells = lines[i].split(",", -1);
            assertThat(cells).as(lines[i]).hasSameSizeAs(names);
            Map<String, String> row = new LinkedHashMap<>();
            for (int j = 0; j < names.length; j++) {
                row.put(names[j], cells[j]);
            }
            rows.add(row);
        }
        return rows;
    }

    static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(cell -> !cell.isEmpty())
                .map(BigDecimal::new)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
