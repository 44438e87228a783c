package org.broadleafsfpy.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileCopyUtils;

/**
 * The tables and columns that a shipped SQL file creates, read from the file itself: so there is no
 * second list of them. Understands the SQL of our own files, and no other.
 */
final class ShippedTables {
    /** Beside it are {@code mysql} and {@code postgresql}, with the same tables and columns. */
    private static final String FOLDER = "sql/sfpy/hsqldb/";

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");
    private static final Pattern TABLE =
            Pattern.compile(
                    "CREATE TABLE (?:IF NOT EXISTS )?(\\w+)\\s*\\((.*?)\\);", Pattern.DOTALL);

    /** Behind a comma that stands in no parentheses. */
    private static final Pattern NEXT = Pattern.compile(",(?![^(]*\\))");

    private static final Pattern NO_COLUMN = Pattern.compile("PRIMARY|FOREIGN|UNIQUE|INDEX");

    private ShippedTables() {}

    /**
     * @param file {@code tables.sql} or {@code scheduler.sql}
     * @return the names of its tables in their order, each with the names of its columns, all in
     *     upper case
     */
    static Map<String, Set<String>> in(String file) {
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        Matcher table = TABLE.matcher(COMMENT.matcher(read(FOLDER + file)).replaceAll(""));
        while (table.find()) {
            Set<String> columns = new LinkedHashSet<>();
            for (String line : NEXT.split(table.group(2))) {
                String name = line.trim().split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
                if (!NO_COLUMN.matcher(name).matches()) {
                    columns.add(name);
                }
            }
            tables.put(table.group(1).toUpperCase(Locale.ROOT), columns);
        }
        return Collections.unmodifiableMap(tables);
    }

    private static String read(String path) {
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            return new String(FileCopyUtils.copyToByteArray(in), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the module's jar lacks " + path, e);
        }
    }
}
