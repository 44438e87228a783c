package org.broadleafsfpy.desk;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Date;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafsfpy.admin.SfpyUser;
import org.broadleafsfpy.admin.SfpyUser.Right;
import org.broadleafsfpy.ledger.LedgerCsv;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The books and the payments of a time as CSV. */
@Controller
public class ExportController extends DeskController {
    private static final Date FIRST = new Date(0);

    private final LedgerCsv ledger;
    private final PaymentsCsv payments;

    /**
     * @param ledger writes the books
     * @param payments writes the payments
     */
    public ExportController(LedgerCsv ledger, PaymentsCsv payments) {
        this.ledger = ledger;
        this.payments = payments;
    }

    /**
     * @param kind {@code ledger} or {@code payments}
     * @param request has {@code from} and {@code until}, days of the server's time zone, both
     *     included
     * @param response gets the lines; 403 without the permission, 503 while tables are missing
     * @throws IOException if the connection breaks
     */
    @RequestMapping(value = "/sfpy/export/{kind:ledger|payments}", method = RequestMethod.GET)
    public void export(
            @PathVariable("kind") String kind,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!SfpyUser.current().may(Right.READ)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (settings().current().lacksTables()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        ListFilter filter = new ListFilter(request);
        ZoneId zone = ZoneId.systemDefault();
        Date from = filter.fromMoment(zone) == null ? FIRST : filter.fromMoment(zone);
        Date until = filter.untilMoment(zone) == null ? new Date() : filter.untilMoment(zone);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"sfpy-" + kind + ".csv\"");
        PrintWriter out = response.getWriter();
        if (kind.equals("ledger")) {
            ledger.write(from.toInstant(), until.toInstant(), out);
        } else {
            payments.write(from, until, out);
        }
        out.flush();
    }
}
