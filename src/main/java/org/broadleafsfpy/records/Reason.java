package org.broadleafsfpy.records;

/** The length of the columns in which rows say in words why they are as they are. */
public final class Reason {
    /** The columns' length, in characters. */
    public static final int MAX_LENGTH = 1000;

    private Reason() {}

    /**
     * @param why a reason of any length, or null
     * @return as much of it as a column holds, with a space for each control character: PostgreSQL,
     *     for one, refuses U+0000
     */
    public static String fit(String why) {
        if (why == null) {
            return null;
        }
        String fitting = why.length() <= MAX_LENGTH ? why : why.substring(0, MAX_LENGTH);
        return fitting.replaceAll("\\p{Cntrl}", " ");
    }
}
