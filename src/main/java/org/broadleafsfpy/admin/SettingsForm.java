package org.broadleafsfpy.admin;

import java.util.ArrayList;
import java.util.List;
import org.broadleafcommerce.common.extension.ExtensionResultStatusType;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.openadmin.dto.Entity;
import org.broadleafcommerce.openadmin.web.form.entity.ComboField;
import org.broadleafcommerce.openadmin.web.form.entity.EntityForm;
import org.broadleafcommerce.openadmin.web.form.entity.Field;
import org.broadleafcommerce.openadmin.web.form.entity.FieldGroup;
import org.broadleafcommerce.openadmin.web.form.entity.Tab;
import org.broadleafcommerce.openadmin.web.service.AbstractFormBuilderExtensionHandler;
import org.broadleafcommerce.openadmin.web.service.FormBuilderExtensionManager;
import org.broadleafsfpy.config.OutsideSettings;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SettingsService;
import org.springframework.beans.factory.InitializingBean;

/**
 * How the settings form looks: each field explained where everybody can read it and not only
 * whoever finds a mouse-over; choices to choose from; what is set outside shown with its source,
 * and not to be changed. Thread-safe.
 */
public class SettingsForm extends AbstractFormBuilderExtensionHandler implements InitializingBean {
    private static final String CHOICE = "EXPLICIT_ENUMERATION";

    private final FormBuilderExtensionManager forms;
    private final OutsideSettings outside;
    private final SettingsService settings;

    /**
     * @param forms Broadleaf's {@code blFormBuilderExtensionManager}
     * @param outside what wins over the form
     * @param settings the settings that count
     */
    public SettingsForm(
            FormBuilderExtensionManager forms, OutsideSettings outside, SettingsService settings) {
        this.forms = forms;
        this.outside = outside;
        this.settings = settings;
    }

    /** Has Broadleaf ask this handler about its forms. */
    @Override
    public void afterPropertiesSet() {
        forms.registerHandler(this);
    }

    @Override
    public ExtensionResultStatusType modifyUnpopulatedEntityForm(EntityForm form) {
        if (form.findField(SettingsWriter.propertyOf(Setting.PAYOUT_ADDRESS)) == null) {
            return ExtensionResultStatusType.NOT_HANDLED;
        }
        for (Tab tab : form.getTabs()) {
            for (FieldGroup group : tab.getFieldGroups()) {
                List<Field> fields = new ArrayList<>(group.getFields());
                fields.forEach(field -> present(field, group));
            }
        }
        form.clearFieldsMap(); // it is made again from the groups, with the new fields
        return ExtensionResultStatusType.HANDLED_CONTINUE;
    }

    private void present(Field field, FieldGroup group) {
        Setting setting = SettingsWriter.settingOf(field.getName());
        if (setting == null) {
            return;
        }
        Field shown = field;
        if (SettingCheck.choicesOf(setting) != null) {
            shown = choice(field, setting);
            group.removeField(field);
            group.addField(shown);
        }
        shown.setHelp(field.getTooltip());
        shown.setTooltip(null);
    }

    private static Field choice(Field field, Setting setting) {
        ComboField choice = new ComboField();
        for (String word : SettingCheck.choicesOf(setting)) {
            choice.putOption(word, say("SfpyConfiguration_" + field.getName() + "_" + word));
        }
        return choice.withName(field.getName())
                .withFriendlyName(field.getFriendlyName())
                .withFieldType(CHOICE)
                .withOrder(field.getOrder())
                .withOwningEntityClass(field.getOwningEntityClass())
                .withRequired(true);
    }

    private static String say(String key) {
        BroadleafRequestContext context = BroadleafRequestContext.getBroadleafRequestContext();
        return context.getMessageSource().getMessage(key, null, key, context.getJavaLocale());
    }

    /**
     * What is set outside can be read, with its source, and not be changed. Of secrets one sees
     * whether there is one.
     */
    @Override
    public ExtensionResultStatusType modifyPopulatedEntityForm(EntityForm form, Entity entity) {
        if (!SfpyConfiguration.class.getName().equals(form.getEntityType())) {
            return ExtensionResultStatusType.NOT_HANDLED;
        }
        for (Setting setting : Setting.values()) {
            String source = outside.sourceOf(setting);
            Field field = form.findField(SettingsWriter.propertyOf(setting));
            if (field != null && setting.isSecret()) {
                boolean stored = !settings.current().get(setting).isEmpty();
                field.setHint(say("SfpyConfiguration_" + (stored ? "stored" : "notStored")));
            }
            if (source != null && field != null) {
                field.setReadOnly(true);
                String value =
                        setting.isSecret() ? say("SfpyConfiguration_secret") : field.getValue();
                field.setDisplayValue(value + " (" + source + ")");
            }
        }
        return ExtensionResultStatusType.HANDLED_CONTINUE;
    }
}
