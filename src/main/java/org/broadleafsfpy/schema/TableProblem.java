package org.broadleafsfpy.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A table that is missing, or lacks columns. Immutable. */
public final class TableProblem {
    private final String table;
    private final String file;
    private final List<String> missingColumns;

    TableProblem(String table, String file, Collection<String> missingColumns) {
        this.table = table;
        this.file = file;
        this.missingColumns = Collections.unmodifiableList(new ArrayList<>(missingColumns));
    }

    /**
     * @return the table's name, in upper case
     */
    public String getTable() {
        return table;
    }

    /**
     * @return the file in the module's jar that creates it, such as {@code
     *     sql/sfpy/postgresql/tables.sql}
     */
    public String getFile() {
        return file;
    }

    /**
     * @return the columns that it lacks, in upper case; empty if there is no such table
     */
    public List<String> getMissingColumns() {
        return missingColumns;
    }

    /**
     * @return what is wrong and what to do, in English
     */
    public String sentence() {
        return missingColumns.isEmpty()
                ? "The table " + table + " is missing: run " + file + " of the module's jar."
                : "The table "
                        + table
                        + " lacks the columns "
                        + String.join(", ", missingColumns)
                        + ": add them as in "
                        + file
                        + " of the module's jar.";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TableProblem
                && sentence().equals(((TableProblem) other).sentence());
    }

    @Override
    public int hashCode() {
        return sentence().hashCode();
    }

    @Override
    public String toString() {
        return sentence();
    }
}
