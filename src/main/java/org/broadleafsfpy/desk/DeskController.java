package org.broadleafsfpy.desk;

import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.openadmin.server.security.domain.AdminSection;
import org.broadleafcommerce.openadmin.server.security.service.navigation.AdminNavigationService;
import org.broadleafcommerce.openadmin.web.form.entity.EntityForm;
import org.broadleafsfpy.admin.SfpyUser;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.schema.TableProblem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.ui.Model;

/** What all pages of the desk have in common. */
abstract class DeskController {
    /** The frame of all pages; the page itself is what the model's {@code deskPage} names. */
    private static final String FRAME = "sfpy/desk";

    private static final String REDIRECT = "redirect:";

    @Autowired
    @Qualifier("blAdminNavigationService")
    private AdminNavigationService navigation;

    @Autowired
    @Qualifier("blSfpyDeskTexts")
    private DeskTexts texts;

    @Autowired
    @Qualifier("blSfpySettingsService")
    private SettingsService settings;

    @Autowired
    @Qualifier("blSfpyAdminHasCrumbs")
    private Boolean crumbs;

    /** A page that may be shown. */
    interface Page {
        String show(DeskText text);
    }

    /**
     * Shows a page to whom may see it.
     *
     * @param right what it takes
     * @param section the key of the admin section that it belongs to
     * @return the view
     */
    final String show(
            SfpyUser.Right right,
            String section,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Page page) {
        SfpyUser user = SfpyUser.current();
        DeskText text = texts.forReader();
        model.addAttribute("text", text);
        model.addAttribute("user", user);
        addFrame(model, section);
        if (!user.may(right)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            title(model, text.say("sfpy.denied.title"));
            model.addAttribute("deskPage", "sfpy/denied");
            return FRAME;
        }
        String said = request.getParameter("said");
        if (said != null && said.matches("[A-Z_]{1,40}")) {
            model.addAttribute("said", text.say("sfpy.said." + said));
        }
        List<TableProblem> missing = settings.current().tableProblems();
        if (!missing.isEmpty() && !section.equals(GoLiveController.SECTION)) {
            title(model, text.say("sfpy.tables.title"));
            model.addAttribute("tableProblems", text.tables(missing));
            model.addAttribute("deskPage", "sfpy/tables");
            return FRAME;
        }
        if (!crumbs) {
            title(model, text.say(section));
        }
        String view = page.show(text);
        if (view.startsWith(REDIRECT)) {
            return view;
        }
        model.addAttribute("deskPage", view);
        return FRAME;
    }

    /** What the admin's own frame wants to know. */
    private void addFrame(Model model, String section) {
        AdminSection current = navigation.findAdminSectionBySectionKey(section);
        if (current != null) {
            model.addAttribute("currentAdminModule", current.getModule());
            model.addAttribute("currentAdminSection", current);
        }
        // Broadleaf has a section for orders in 3.1; later lines have it in a module of their own.
        model.addAttribute("orderSection", navigation.findAdminSectionByURI("/order") != null);
        model.addAttribute("sectionKey", "sfpy");
        model.addAttribute("entityTitlePath", "sfpy/title"); // from Broadleaf 5 on; 3.1 has its own
    }

    /**
     * Names a page beside its section: in the bar above it, in 3.1's crumbs, and from 5.0 on in the
     * window's title. Broadleaf takes all of them from the form of an entity, so ours is one
     * without fields and actions.
     *
     * @param model gets the name
     * @param name in the reader's language
     */
    static void title(Model model, String name) {
        EntityForm form = new EntityForm();
        form.setMainEntityName(name);
        model.addAttribute("entityForm", form);
    }

    /**
     * Says that there is no such page.
     *
     * @return the view
     */
    static String missing(DeskText text, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        title(model, text.say("sfpy.missing.title"));
        return "sfpy/missing";
    }

    final SettingsService settings() {
        return settings;
    }
}
