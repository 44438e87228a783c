package org.broadleafsfpy.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Date;
import javax.servlet.http.HttpServletRequest;

/** What of a list is to be shown: the parameters of a page's address. Immutable. */
public final class ListFilter {
    static final int PAGE_SIZE = 25;

    private final String search;
    private final String state;
    private final String from;
    private final String until;
    private final int page;

    ListFilter(HttpServletRequest request) {
        this.search = parameter(request, "q");
        this.state = parameter(request, "state").replaceAll("[^A-Z_]", "");
        this.from = day(parameter(request, "from"));
        this.until = day(parameter(request, "until"));
        String number = parameter(request, "page");
        this.page = number.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(number) : 1;
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.trim();
    }

    /** What is no day is no filter. */
    private static String day(String text) {
        try {
            return text.isEmpty() ? "" : LocalDate.parse(text).toString();
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    public String getSearch() {
        return search;
    }

    public String getState() {
        return state;
    }

    /**
     * @return the first day, such as {@code 2026-11-24}; empty for none
     */
    public String getFrom() {
        return from;
    }

    /**
     * @return the last day; empty for none
     */
    public String getUntil() {
        return until;
    }

    public int getPage() {
        return page;
    }

    int skip() {
        return (page - 1) * PAGE_SIZE;
    }

    /** The first moment, null for none. */
    Date fromMoment(ZoneId zone) {
        return from.isEmpty() ? null : startOf(LocalDate.parse(from), zone);
    }

    /** The moment after the last day, null for none. */
    Date untilMoment(ZoneId zone) {
        return until.isEmpty() ? null : startOf(LocalDate.parse(until).plusDays(1), zone);
    }

    private static Date startOf(LocalDate day, ZoneId zone) {
        return Date.from(day.atStartOfDay(zone).toInstant());
    }
}
