package org.broadleafsfpy.desk;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafsfpy.admin.SfpyUser;
import org.broadleafsfpy.admin.SfpyUser.Right;
import org.broadleafsfpy.staff.ActionKind;
import org.broadleafsfpy.staff.ActionRefusedException;
import org.broadleafsfpy.staff.Instructions;
import org.broadleafsfpy.staff.Refusal;
import org.broadleafsfpy.staff.StaffActions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks a person for a reason, and hands the action over to the store. */
@Controller
public class ActionController extends DeskController {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Orders orders;
    private final Instructions instructions;

    /**
     * @param orders single orders
     * @param instructions how the store is told
     */
    public ActionController(Orders orders, Instructions instructions) {
        this.orders = orders;
        this.instructions = instructions;
    }

    /**
     * Says what an action does, and asks why.
     *
     * @param action an {@link ActionKind}'s name
     * @param subject what it is about
     * @param request the HTTP request
     * @param response for the status
     * @param model for the page
     * @return the question
     */
    @RequestMapping(value = "/sfpy/act", method = RequestMethod.GET)
    public String ask(
            @RequestParam("action") String action,
            @RequestParam("subject") String subject,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return show(
                Right.ACT,
                "SfpyAttention",
                request,
                response,
                model,
                text -> question(kind(action), subject, null, text, request, response, model));
    }

    private static ActionKind kind(String name) {
        for (ActionKind kind : ActionKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    private String question(
            ActionKind kind,
            String subject,
            Refusal refusal,
            DeskText text,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<OrderPage> order =
                kind == null || kind.isAboutEvent()
                        ? Optional.<OrderPage>empty()
                        : orders.about(kind, subject);
        if (kind == null || !kind.isAboutEvent() && !order.isPresent()) {
            return missing(text, response, model);
        }
        title(model, text.say("sfpy.action." + kind));
        model.addAttribute("action", kind);
        model.addAttribute("subject", subject);
        model.addAttribute("page", order.orElse(null));
        model.addAttribute("refusal", refusal);
        model.addAttribute("why", refusal == null ? "" : request.getParameter("why"));
        model.addAttribute("usd", refusal == null ? "" : request.getParameter("usd"));
        model.addAttribute("back", back(kind, subject, order));
        boolean valued = kind == ActionKind.ACCEPT_PAYMENT || kind == ActionKind.ACCEPT_REFUND;
        model.addAttribute("valued", valued);
        return "sfpy/act";
    }

    private static String back(ActionKind kind, String subject, Optional<OrderPage> order) {
        return order.map(page -> "/sfpy/order/" + page.getOrder().getOrderId())
                .orElse("/sfpy/event?key=" + subject);
    }

    /**
     * Hands the action over, and waits a few seconds for the store's answer.
     *
     * @param action an {@link ActionKind}'s name
     * @param subject what it is about
     * @param why the person's reason
     * @param usd what it is worth in US dollars, empty for what settlement makes of it
     * @param changes what the person saw of the order
     * @param net what the person saw of the order
     * @param request the HTTP request
     * @param response for the status
     * @param model for the page
     * @return back to the order or event, or the question with what was wrong
     */
    @RequestMapping(value = "/sfpy/act", method = RequestMethod.POST)
    public String act(
            @RequestParam("action") String action,
            @RequestParam("subject") String subject,
            @RequestParam("why") String why,
            @RequestParam(value = "usd", required = false) String usd,
            @RequestParam(value = "changes", required = false) Long changes,
            @RequestParam(value = "net", required = false) Long net,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return show(
                Right.ACT,
                "SfpyAttention",
                request,
                response,
                model,
                text -> {
                    ActionKind kind = kind(action);
                    if (kind == null) {
                        return question(null, subject, null, text, request, response, model);
                    }
                    StaffActions.Seen seen =
                            changes == null || net == null
                                    ? null
                                    : new StaffActions.Seen(changes, net);
                    try {
                        StaffActions.By by = new StaffActions.By(SfpyUser.current().asStaff(), why);
                        String given = instructions.give(kind, subject, usdCents(usd), seen, by);
                        boolean done = instructions.await(given, PATIENCE);
                        Optional<OrderPage> order =
                                kind.isAboutEvent()
                                        ? Optional.<OrderPage>empty()
                                        : orders.about(kind, subject);
                        String to = back(kind, subject, order);
                        return "redirect:"
                                + to
                                + (to.contains("?") ? "&" : "?")
                                + "said="
                                + (done ? "DONE" : "HANDED_OVER");
                    } catch (ActionRefusedException e) {
                        return question(kind, subject, e.refusal(), text, request, response, model);
                    }
                });
    }

    private static Long usdCents(String usd) throws ActionRefusedException {
        if (usd == null || usd.trim().isEmpty()) {
            return null;
        }
        String plain = usd.trim().replace(',', '.');
        if (!plain.matches("[0-9]{1,12}(\\.[0-9]{1,2})?") || new BigDecimal(plain).signum() == 0) {
            throw new ActionRefusedException(Refusal.VALUE_NOT_POSITIVE);
        }
        return new BigDecimal(plain).movePointRight(2).longValueExact();
    }
}
