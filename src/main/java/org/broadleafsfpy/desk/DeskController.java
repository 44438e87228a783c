package org.broadleafsfpy.desk;

import java.util.Locale;
import java.util.TimeZone;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.openadmin.server.security.domain.AdminSection;
import org.broadleafcommerce.openadmin.server.security.service.navigation.AdminNavigationService;
import org.broadleafsfpy.config.SettingsService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What all pages of the desk have in common. */
abstract class DeskController {
    /** The frame of all pages; the page itself is what the model's {@code deskPage} names. */
    private static final String FRAME = "sfpy/desk";

    private static final String REDIRECT = "redirect:";

    @Autowired
    @Qualifier("blAdminNavigationService")
    private AdminNavigationService navigation;

    @Autowired private MessageSource messages;

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
            DeskUser.Right right,
            String section,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Page page) {
        DeskUser user = DeskUser.current();
        DeskText text = text(request);
        model.addAttribute("text", text);
        model.addAttribute("user", user);
        if (!user.may(right)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            model.addAttribute("deskPage", "sfpy/denied");
            return FRAME;
        }
        AdminSection current = navigation.findAdminSectionBySectionKey(section);
        if (current != null) {
            model.addAttribute("currentAdminModule", current.getModule());
            model.addAttribute("currentAdminSection", current);
        }
        model.addAttribute("sectionKey", "sfpy");
        String said = request.getParameter("said");
        if (said != null && said.matches("[A-Z_]{1,40}")) {
            model.addAttribute("said", text.say("sfpy.said." + said));
        }
        String view = page.show(text);
        if (view.startsWith(REDIRECT)) {
            return view;
        }
        model.addAttribute("deskPage", view);
        return FRAME;
    }

    final DeskText text(HttpServletRequest request) {
        Locale locale = RequestContextUtils.getLocale(request);
        BroadleafRequestContext context = BroadleafRequestContext.getBroadleafRequestContext();
        TimeZone zone = context == null ? null : context.getTimeZone();
        return new DeskText(
                messages,
                locale,
                zone == null ? TimeZone.getDefault() : zone,
                settings.current().tokenRegistry());
    }

    final SettingsService settings() {
        return settings;
    }
}
