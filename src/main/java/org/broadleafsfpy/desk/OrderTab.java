package org.broadleafsfpy.desk;

import java.util.Optional;
import org.broadleafcommerce.common.extension.ExtensionResultStatusType;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.openadmin.web.form.entity.EntityForm;
import org.broadleafcommerce.openadmin.web.form.entity.Field;
import org.broadleafcommerce.openadmin.web.service.AbstractFormBuilderExtensionHandler;
import org.broadleafcommerce.openadmin.web.service.FormBuilderExtensionManager;
import org.broadleafsfpy.admin.SfpyUser;
import org.springframework.beans.factory.InitializingBean;

/**
 * What SFPY knows of an order, as a tab of the platform's own page about it: a field without a
 * value to change, drawn by {@code fields/sfpy_order.html}. Thread-safe.
 */
public class OrderTab extends AbstractFormBuilderExtensionHandler implements InitializingBean {
    private static final String FIELD = "sfpyOrder";
    private static final String FIELD_TYPE = "SFPY_ORDER";
    private static final int TAB_ORDER = 8500;

    private final FormBuilderExtensionManager forms;
    private final Orders orders;
    private final DeskTexts texts;

    /**
     * @param forms Broadleaf's {@code blFormBuilderExtensionManager}
     * @param orders single orders
     * @param texts the reader's language
     */
    public OrderTab(FormBuilderExtensionManager forms, Orders orders, DeskTexts texts) {
        this.forms = forms;
        this.orders = orders;
        this.texts = texts;
    }

    @Override
    public void afterPropertiesSet() {
        forms.registerHandler(this);
    }

    @Override
    public ExtensionResultStatusType modifyDetailEntityForm(EntityForm form) {
        if (!Order.class.getName().equals(form.getCeilingEntityClassname())
                || !SfpyUser.current().may(SfpyUser.Right.READ)
                || !page(form.getId()).isPresent()) {
            return ExtensionResultStatusType.NOT_HANDLED;
        }
        Field field = new Field().withName(FIELD).withFieldType(FIELD_TYPE).withValue(form.getId());
        form.addField(field, "SfpyModule", 1, "SfpyModule", TAB_ORDER);
        return ExtensionResultStatusType.HANDLED_CONTINUE;
    }

    private Optional<OrderPage> page(String orderId) {
        return orderId != null && orderId.matches("[0-9]{1,18}")
                ? orders.find(Long.valueOf(orderId))
                : Optional.<OrderPage>empty();
    }

    /**
     * For the tab's template.
     *
     * @param orderId Broadleaf's order id
     * @return all about it
     */
    public OrderPage pageOf(String orderId) {
        return page(orderId).orElseThrow(() -> new IllegalStateException("no order " + orderId));
    }

    /**
     * @return the texts in the reader's language, for the tab's template
     */
    public DeskText getText() {
        return texts.forReader();
    }

    /**
     * @return who reads, for the tab's template
     */
    public SfpyUser getUser() {
        return SfpyUser.current();
    }
}
