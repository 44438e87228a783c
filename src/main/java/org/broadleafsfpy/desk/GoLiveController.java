package org.broadleafsfpy.desk;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafsfpy.admin.SfpyUser;
import org.broadleafsfpy.admin.SfpyUser.Right;
import org.broadleafsfpy.client.SfpyApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** The go-live checklist and its buttons. */
@Controller
public class GoLiveController extends DeskController {
    private static final Logger LOG = LoggerFactory.getLogger(GoLiveController.class);
    static final String SECTION = "SfpyGoLive";
    private static final String ROTATE = "ROTATE";
    private static final String LOOK_AGAIN = "LOOK_AGAIN";

    private final GoLive goLive;
    private final Events events;

    /**
     * @param goLive looks each step up, and does some
     * @param events knows what people did
     */
    public GoLiveController(GoLive goLive, Events events) {
        this.goLive = goLive;
        this.events = events;
    }

    @RequestMapping(value = "/sfpy/go-live", method = RequestMethod.GET)
    public String checklist(HttpServletRequest request, HttpServletResponse response, Model model) {
        return show(Right.READ, SECTION, request, response, model, text -> page(text, model));
    }

    private String page(DeskText text, Model model) {
        model.addAttribute("findings", goLive.check(text));
        model.addAttribute("endpoint", GoLive.endpointUrl(settings().current()));
        boolean ready = !settings().current().lacksTables();
        if (ready) {
            model.addAttribute("actions", events.actionsOn("settings"));
        }
        model.addAttribute("rotatable", ready && goLive.isSecretOurs());
        return "sfpy/golive";
    }

    /**
     * Does a step; nothing while tables are missing, since what SFPY did could not be stored.
     *
     * @param step a {@link GoLiveStep}'s name, ROTATE for a new secret, or LOOK_AGAIN
     * @param endpoint SFPY's token of the registration that the step DUPLICATES is to remove
     * @param request the HTTP request
     * @param response for the status
     * @param model for the page
     * @return the checklist, looked up again
     */
    @RequestMapping(value = "/sfpy/go-live", method = RequestMethod.POST)
    public String perform(
            @RequestParam("step") String step,
            @RequestParam(value = "endpoint", required = false) String endpoint,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return show(
                Right.CONFIGURE,
                SECTION,
                request,
                response,
                model,
                text -> {
                    if (settings().current().lacksTables()) {
                        return page(text, model); // what SFPY did could not be stored
                    }
                    try {
                        if (step.equals(LOOK_AGAIN)) {
                            return "redirect:/sfpy/go-live";
                        }
                        doStep(step, endpoint);
                        return "redirect:/sfpy/go-live?said=STEP_DONE";
                    } catch (SfpyApiException e) {
                        LOG.warn(
                                "action=go-live step={} outcome=failed reason={}",
                                step.replaceAll("[^A-Z_]", ""),
                                e.getMessage());
                        model.addAttribute("failed", e.getMessage());
                        return page(text, model);
                    }
                });
    }

    private void doStep(String step, String endpoint) throws SfpyApiException {
        if (step.equals(ROTATE)) {
            goLive.rotateSecret(SfpyUser.current());
        } else if (step.equals(GoLiveStep.DUPLICATES.name())) {
            goLive.removeRegistration(endpoint, SfpyUser.current());
        } else {
            goLive.perform(stepOf(step), SfpyUser.current());
        }
    }

    private static GoLiveStep stepOf(String name) throws SfpyApiException {
        for (GoLiveStep step : GoLiveStep.values()) {
            if (step.name().equals(name)) {
                return step;
            }
        }
        throw new SfpyApiException("there is no such step");
    }
}
