package org.broadleafsfpy.platform;

import org.springframework.core.io.ClassPathResource;

/** How the admin's own frame names the page that it shows. */
public final class AdminFrame {
    private static final boolean CRUMBS =
            !new ClassPathResource("open_admin_style/templates/layout/partials/entityTitle.html")
                    .exists();

    private AdminFrame() {}

    /**
     * @return whether it is by crumbs, which name the section already, as in 3.1; later lines have
     *     a bar, for which a page may bring a template, and the window's title
     */
    public static boolean hasCrumbs() {
        return CRUMBS;
    }
}
