package org.broadleafsfpy.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadleafsfpy.checkout.PageAssets;
import org.broadleafsfpy.checkout.ShopperPages;
import org.broadleafsfpy.desk.DeskPages;
import org.broadleafsfpy.store.TestSettings;

/** Every page of the module's, with what its template wants, for whichever Thymeleaf renders it. */
public final class Pages {
    private Pages() {}

    public static List<Page> all(Locale locale) {
        TestSettings.reset();
        List<Page> pages = new ArrayList<>(ShopperPages.all(locale));
        pages.addAll(DeskPages.all(locale));
        return pages;
    }

    /** The beans that templates name. */
    public static Map<String, Object> beans(Locale locale) {
        return Map.of(
                "blSfpyCheckout", new ShopperPages.Checkout(locale),
                "blSfpyPageAssets", new PageAssets(),
                "blSfpyOrderTab", new DeskPages.Tab(locale));
    }

    /** Where an application's templates lie; the tests' own first. */
    public static List<String> folders(boolean admin) {
        return List.of("frames/", admin ? "open_admin_style/templates/" : "webTemplates/");
    }

    /** Broadleaf's own form adds a token against forgery to what is otherwise a form. */
    public static String withForms(String html) {
        return html.replace("<blc:form", "<form").replace("</blc:form>", "</form>");
    }
}
