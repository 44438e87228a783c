package org.broadleafsfpy.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafsfpy.admin.SfpyUser.Right;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.health.SfpyHealth;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages that only show: overview, what needs attention, lists, an order, an event. */
@Controller
public class OverviewController extends DeskController {
    private final SfpyHealth health;
    private final Lists lists;
    private final Orders orders;
    private final Events events;

    /**
     * @param health how the module is doing
     * @param lists the lists
     * @param orders single orders
     * @param events single events
     */
    public OverviewController(SfpyHealth health, Lists lists, Orders orders, Events events) {
        this.health = health;
        this.lists = lists;
        this.orders = orders;
        this.events = events;
    }

    @RequestMapping(value = "/sfpy", method = RequestMethod.GET)
    public String overview(HttpServletRequest request, HttpServletResponse response, Model model) {
        return show(
                Right.READ,
                "SfpyOverview",
                request,
                response,
                model,
                text -> {
                    SfpySettings now = settings().current();
                    model.addAttribute("health", health.take());
                    model.addAttribute("live", now.problems().isEmpty());
                    model.addAttribute("chart", new DailyChart(events.perDay(days())));
                    model.addAttribute("kinds", ListKind.values());
                    return "sfpy/overview";
                });
    }

    private static List<Date> days() {
        List<Date> days = new ArrayList<>();
        ZoneId zone = ZoneId.systemDefault();
        LocalDate today = LocalDate.now(zone);
        for (int i = DailyChart.DAYS - 1; i >= 0; i--) {
            days.add(Date.from(today.minusDays(i).atStartOfDay(zone).toInstant()));
        }
        return days;
    }

    @RequestMapping(value = "/sfpy/attention", method = RequestMethod.GET)
    public String attention(HttpServletRequest request, HttpServletResponse response, Model model) {
        return show(
                Right.READ,
                "SfpyAttention",
                request,
                response,
                model,
                text -> {
                    model.addAttribute("orders", orders.forAttention());
                    model.addAttribute("events", events.failed());
                    return "sfpy/attention";
                });
    }

    @RequestMapping(
            value = "/sfpy/{kind:orders|requests|payments|refunds|events|ledger}",
            method = RequestMethod.GET)
    public String list(
            @PathVariable("kind") String path,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        ListKind kind = ListKind.of(path);
        return show(
                Right.READ,
                kind.getSection(),
                request,
                response,
                model,
                text -> {
                    ListFilter filter = new ListFilter(request);
                    model.addAttribute("listing", lists.find(kind, filter, text));
                    return "sfpy/list";
                });
    }

    @RequestMapping(value = "/sfpy/order/{id:[0-9]{1,18}}", method = RequestMethod.GET)
    public String order(
            @PathVariable("id") Long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return show(
                Right.READ,
                "SfpyOrders",
                request,
                response,
                model,
                text ->
                        orders.find(id)
                                .map(
                                        found -> {
                                            model.addAttribute("page", found);
                                            title(model, text.say("sfpy.order", found.getName()));
                                            return "sfpy/order";
                                        })
                                .orElseGet(() -> missing(text, response, model)));
    }

    @RequestMapping(value = "/sfpy/event", method = RequestMethod.GET)
    public String event(
            @RequestParam("key") String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return show(
                Right.READ,
                "SfpyEvents",
                request,
                response,
                model,
                text ->
                        events.find(key)
                                .map(
                                        found -> {
                                            model.addAttribute("event", found);
                                            title(model, text.say("sfpy.event", found.getType()));
                                            model.addAttribute("json", Events.pretty(found));
                                            model.addAttribute(
                                                    "mentioned",
                                                    new ArrayList<>(
                                                            Events.mentioned(found).entrySet()));
                                            model.addAttribute("actions", events.actionsOn(key));
                                            model.addAttribute(
                                                    "choices",
                                                    Choices.aboutEvent(key, found.getState()));
                                            return "sfpy/event";
                                        })
                                .orElseGet(() -> missing(text, response, model)));
    }
}
