package org.broadleafsfpy.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A page of a list: a table with the filter that made it. Filled by {@link Lists}. */
public final class Listing {
    private static final Set<String> NUMBERS =
            new HashSet<>(Arrays.asList("total", "usd", "amount", "deliveries", "attempts"));

    private final ListKind kind;
    private final ListFilter filter;
    private final long total;
    private final List<List<Cell>> rows = new ArrayList<>();

    Listing(ListKind kind, ListFilter filter, long total) {
        this.kind = kind;
        this.filter = filter;
        this.total = total;
    }

    void add(List<Cell> row) {
        rows.add(row);
    }

    public ListKind getKind() {
        return kind;
    }

    public List<String> getColumns() {
        return kind.getColumns();
    }

    /**
     * @param column one of the columns
     * @return whether numbers stand in it
     */
    public boolean isNumber(String column) {
        return NUMBERS.contains(column);
    }

    public ListFilter getFilter() {
        return filter;
    }

    public List<List<Cell>> getRows() {
        return rows;
    }

    public long getTotal() {
        return total;
    }

    public long getFirst() {
        return total == 0 ? 0 : filter.skip() + 1L;
    }

    public long getLast() {
        return filter.skip() + (long) rows.size();
    }

    public boolean isMore() {
        return getLast() < total;
    }

    public boolean isLater() {
        return filter.getPage() > 1;
    }
}
