package org.broadleafsfpy.desk;

import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.openadmin.server.security.domain.AdminSection;
import org.broadleafcommerce.openadmin.server.security.service.navigation.AdminNavigationService;
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
        AdminSection current = navigation.findAdminSectionBySectionKey(section);
        if (current != null) {
            model.addAttribute("currentAdminModule", current.getModule());
            model.addAttribute("currentAdminSection", current);
        }
        // Broadleaf has a section for orders in 3.1; later lines have it in a module of their own.
        model.addAttribute("orderSection", navigation.findAdminSectionByURI("/order") != null);
        model.addAttribute("sectionKey", "sfpy");
        model.addAttribute("entityTitlePath", "sfpy/title"); // from Broadleaf 5 on; 3.1 has its own
        if (!user.may(right)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            model.addAttribute("deskPage", "sfpy/denied");
            return FRAME;
        }
        String said = request.getParameter("said");
        if (said != null && said.matches("[A-Z_]{1,40}")) {
            model.addAttribute("said", text.say("sfpy.said." + said));
        }
        List<TableProblem> missing = settings.current().tableProblems();
        if (!missing.isEmpty() && !section.equals(GoLiveController.SECTION)) {
            model.addAttribute("tableProblems", text.tables(missing));
            model.addAttribute("deskPage", "sfpy/tables");
            return FRAME;
        }
        String view = page.show(text);
        if (view.startsWith(REDIRECT)) {
            return view;
        }
        model.addAttribute("deskPage", view);
        return FRAME;
    }

    final SettingsService settings() {
        return settings;
    }
}
