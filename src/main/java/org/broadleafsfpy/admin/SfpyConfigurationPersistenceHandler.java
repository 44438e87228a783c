package org.broadleafsfpy.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.common.config.domain.AbstractModuleConfiguration;
import org.broadleafcommerce.common.config.domain.ModuleConfiguration;
import org.broadleafcommerce.common.exception.ServiceException;
import org.broadleafcommerce.common.presentation.client.OperationType;
import org.broadleafcommerce.openadmin.dto.CriteriaTransferObject;
import org.broadleafcommerce.openadmin.dto.DynamicResultSet;
import org.broadleafcommerce.openadmin.dto.Entity;
import org.broadleafcommerce.openadmin.dto.PersistencePackage;
import org.broadleafcommerce.openadmin.dto.Property;
import org.broadleafcommerce.openadmin.server.dao.DynamicEntityDao;
import org.broadleafcommerce.openadmin.server.service.handler.CustomPersistenceHandlerAdapter;
import org.broadleafcommerce.openadmin.server.service.persistence.module.PersistenceModule;
import org.broadleafcommerce.openadmin.server.service.persistence.module.RecordHelper;
import org.broadleafsfpy.config.DatabaseSettingsService;
import org.broadleafsfpy.config.OutsideSettings;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.staff.StaffJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What the settings form may show and save.
 *
 * <p>Secrets go in and never out: a stored one is shown as nothing, an empty field keeps what is
 * stored, a single minus sign clears it. A setting that the environment or a property decides is
 * shown with its source and can't be changed here.
 */
public class SfpyConfigurationPersistenceHandler extends CustomPersistenceHandlerAdapter {
    private static final Logger LOG =
            LoggerFactory.getLogger(SfpyConfigurationPersistenceHandler.class);
    private static final String CLEAR = "-";
    private static final String IS_DEFAULT = "isDefault"; // of Broadleaf's own fields

    private final OutsideSettings outside;
    private final StaffJournal journal;
    private final DatabaseSettingsService settings;

    /**
     * @param outside what wins over the form
     * @param journal records who changed what
     * @param settings reads what is saved here
     */
    public SfpyConfigurationPersistenceHandler(
            OutsideSettings outside, StaffJournal journal, DatabaseSettingsService settings) {
        this.outside = outside;
        this.journal = journal;
        this.settings = settings;
    }

    @Override
    public Boolean canHandleFetch(PersistencePackage persistencePackage) {
        String ceiling = persistencePackage.getCeilingEntityFullyQualifiedClassname();
        return ceiling != null
                && (ceiling.equals(ModuleConfiguration.class.getName())
                        || ceiling.equals(AbstractModuleConfiguration.class.getName())
                        || ceiling.equals(SfpyConfiguration.class.getName()));
    }

    @Override
    public Boolean canHandleAdd(PersistencePackage persistencePackage) {
        return isSfpy(persistencePackage.getEntity());
    }

    @Override
    public Boolean canHandleUpdate(PersistencePackage persistencePackage) {
        return isSfpy(persistencePackage.getEntity());
    }

    @Override
    public DynamicResultSet fetch(
            PersistencePackage persistencePackage,
            CriteriaTransferObject criteria,
            DynamicEntityDao dao,
            RecordHelper helper)
            throws ServiceException {
        DynamicResultSet found = module(helper).fetch(persistencePackage, criteria);
        if (found.getRecords() != null) {
            for (Entity entity : found.getRecords()) {
                hide(entity);
            }
        }
        return found;
    }

    @Override
    public Entity add(
            PersistencePackage persistencePackage, DynamicEntityDao dao, RecordHelper helper)
            throws ServiceException {
        Entity form = persistencePackage.getEntity();
        fillIn(form, "moduleName", "SFPY");
        fillIn(form, "priority", "100");
        fillIn(form, IS_DEFAULT, "false");
        for (Setting setting : Setting.values()) {
            if (!setting.defaultValue().isEmpty()) {
                fillIn(form, SettingsWriter.propertyOf(setting), setting.defaultValue());
            }
        }
        Property[] entered = form.getProperties();
        if (refuse(form)) {
            return showAgain(form, entered);
        }
        keepWhatMayChange(form);
        Entity saved = module(helper).add(persistencePackage);
        if (saved.isValidationFailure()) {
            return showAgain(saved, entered);
        }
        recordSaving("ADD_SETTINGS", form);
        return hide(saved);
    }

    @Override
    public Entity update(
            PersistencePackage persistencePackage, DynamicEntityDao dao, RecordHelper helper)
            throws ServiceException {
        Entity form = persistencePackage.getEntity();
        Property[] entered = form.getProperties();
        if (refuse(form)) {
            return showAgain(form, entered);
        }
        guardKeys(form);
        keepWhatMayChange(form);
        Entity saved = module(helper).update(persistencePackage);
        if (saved.isValidationFailure()) {
            return showAgain(saved, entered);
        }
        recordSaving("CHANGE_SETTINGS", form);
        return hide(saved);
    }

    /** Who saved what; of secrets only that one was entered. */
    private void recordSaving(String action, Entity form) {
        settings.readAgain();
        StringBuilder what = new StringBuilder();
        for (Property property : form.getProperties()) {
            Setting setting = SettingsWriter.settingOf(property.getName());
            if (setting != null && (setting.isSecret() || property.getIsDirty())) {
                what.append(what.length() == 0 ? "" : "; ").append(setting.property());
                what.append(setting.isSecret() ? " (secret)" : "=" + property.getValue());
            }
        }
        String who = SecurityContextHolder.getContext().getAuthentication().getName();
        journal.record(action, who, what.length() == 0 ? "Saved unchanged." : what.toString());
        LOG.info("action=settings do={} outcome=saved", action);
    }

    /** A refused form is shown with all its fields, those included that nobody has filled in. */
    private static Entity showAgain(Entity form, Property[] entered) {
        form.setProperties(entered);
        require(form, IS_DEFAULT);
        for (Setting setting : Setting.values()) {
            Property property = require(form, SettingsWriter.propertyOf(setting));
            if (setting.isSecret()) {
                show(property, "");
            }
        }
        return form;
    }

    /** What a merchant has nothing to say about yet. */
    private static void fillIn(Entity form, String name, String value) {
        Property property = require(form, name);
        if (property.getValue() == null || property.getValue().trim().isEmpty()) {
            show(property, value);
        }
    }

    /** A browser leaves out a choice that nobody has made. */
    private static Property require(Entity form, String name) {
        Property property = form.findProperty(name);
        if (property == null) {
            property = new Property();
            property.setName(name);
            form.addProperty(property);
        }
        return property;
    }

    private static PersistenceModule module(RecordHelper helper) {
        return helper.getCompatibleModule(OperationType.BASIC);
    }

    private static boolean isSfpy(Entity entity) {
        return entity != null
                && entity.getType() != null
                && entity.getType().length > 0
                && entity.getType()[0].equals(SfpyConfiguration.class.getName());
    }

    /** Takes out of a form what must stay as it is stored. */
    private void keepWhatMayChange(Entity entity) {
        List<Property> kept = new ArrayList<>();
        for (Property property : entity.getProperties()) {
            Setting setting = SettingsWriter.settingOf(property.getName());
            boolean keep = true;
            if (setting != null && outside.sourceOf(setting) != null) {
                keep = false;
            } else if (setting != null && setting.isSecret()) {
                String value = property.getValue() == null ? "" : property.getValue().trim();
                keep = !value.isEmpty();
                property.setValue(value.equals(CLEAR) ? "" : value);
            }
            if (keep) {
                kept.add(property);
            }
        }
        entity.setProperties(kept.toArray(new Property[0]));
    }

    /** Says beside a field what is wrong with it, and whether the person may change anything. */
    private static boolean refuse(Entity form) {
        if (!SfpyUser.current().may(SfpyUser.Right.CONFIGURE)) {
            form.addValidationError(
                    SettingsWriter.propertyOf(Setting.ENABLED), "sfpy.refusal.NOT_ALLOWED");
            return true;
        }
        for (Property property : form.getProperties()) {
            Setting setting = SettingsWriter.settingOf(property.getName());
            String entered = property.getValue() == null ? "" : property.getValue().trim();
            boolean clears = setting != null && setting.isSecret() && entered.equals(CLEAR);
            String problem =
                    setting == null || entered.isEmpty() || clears
                            ? null
                            : SettingCheck.problem(setting, entered);
            if (problem != null) {
                form.addValidationError(property.getName(), problem);
            }
        }
        return form.isValidationFailure();
    }

    /**
     * A key goes to whatever address stands beside it: who can change the address must not get the
     * key by that. And a previous secret that is entered by hand ends like one that was rotated.
     */
    private void guardKeys(Entity form) {
        String apiUrl = SettingsWriter.propertyOf(Setting.API_URL);
        Property address = form.findProperty(apiUrl);
        Property key = require(form, SettingsWriter.propertyOf(Setting.API_KEY));
        boolean moved =
                address != null
                        && address.getValue() != null
                        && !SfpySettings.withoutTrailingSlash(address.getValue().trim())
                                .equals(settings.current().apiUrl());
        if (moved && isBlank(key)) {
            key.setValue(CLEAR);
        }
        Property previous = require(form, SettingsWriter.propertyOf(Setting.PREVIOUS_SECRET));
        if (!isBlank(previous)) {
            require(form, SettingsWriter.propertyOf(Setting.PREVIOUS_SECRET_UNTIL))
                    .setValue(SettingsWriter.previousSecretEnd());
        }
    }

    private static boolean isBlank(Property property) {
        return property.getValue() == null || property.getValue().trim().isEmpty();
    }

    /** Of what is shown, no secret, and what wins over the form in its place. */
    private Entity hide(Entity entity) {
        if (!isSfpy(entity)) {
            return entity;
        }
        Map<Setting, String> outsideValues = outside.values();
        for (Property property : entity.getProperties()) {
            Setting setting = SettingsWriter.settingOf(property.getName());
            if (setting == null) {
                continue;
            }
            String source = outside.sourceOf(setting);
            String shown = setting.isSecret() ? "" : property.getValue();
            if (source != null) {
                shown = setting.isSecret() ? "" : outsideValues.get(setting);
            }
            show(property, shown);
        }
        return entity;
    }

    private static void show(Property property, String shown) {
        property.setValue(shown);
        property.setDisplayValue(shown);
        property.setUnHtmlEncodedValue(shown);
        property.setRawValue(shown);
    }
}
