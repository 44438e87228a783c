package org.broadleafsfpy.checkout;

/**
 * Which view shows one of the shopper's pages. Immutable.
 *
 * <p>Broadleaf's view resolver puts the store's full page layout around every view, in 3.1 always,
 * and later unless the store has Thymeleaf's layout dialect ({@code thymeleaf.useLayoutDialect}):
 * there a view is shown as it is, and ours have to be whole documents.
 */
public final class PageLayout {
    private static final String OWN_DOCUMENT = "sfpy/document";
    private static final String NO_LAYOUT = "none";

    private final String view;

    /**
     * @param configured {@code sfpy.page-layout}: the store's template around these pages, which
     *     includes the one that the model's {@code sfpyPage} names; {@code none} if the pages'
     *     templates are whole documents of the store's; empty for what fits the store
     * @param layoutDialect whether the store's view resolver leaves layouts to the layout dialect
     */
    public PageLayout(String configured, boolean layoutDialect) {
        if (configured.isEmpty()) {
            this.view = layoutDialect ? OWN_DOCUMENT : NO_LAYOUT;
        } else {
            this.view = configured;
        }
    }

    /**
     * @param page one of the shopper's pages, such as {@code sfpy/payment}
     * @return the view that shows it
     */
    String viewOf(String page) {
        return view.equals(NO_LAYOUT) ? page : view;
    }
}
