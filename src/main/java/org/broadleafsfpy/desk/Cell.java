package org.broadleafsfpy.desk;

/** A cell of a table. Immutable. */
public final class Cell {
    private final String text;
    private final String href;
    private final String style;

    private Cell(String text, String href, String style) {
        this.text = text == null ? "" : text;
        this.href = href;
        this.style = style;
    }

    static Cell of(String text) {
        return new Cell(text, null, "");
    }

    static Cell number(String text) {
        return new Cell(text, null, "sfpy-number");
    }

    static Cell time(String text) {
        return new Cell(text, null, "sfpy-time");
    }

    static Cell state(String text, boolean attention) {
        return new Cell(text, null, attention ? "sfpy-flag" : "sfpy-state");
    }

    static Cell link(String text, String href) {
        return new Cell(text, href, "sfpy-id");
    }

    public String getText() {
        return text;
    }

    /**
     * @return where it leads; null if nowhere. Begins with a slash within the admin.
     */
    public String getHref() {
        return href;
    }

    public boolean isOutside() {
        return href != null && href.startsWith("http");
    }

    public String getStyle() {
        return style;
    }
}
