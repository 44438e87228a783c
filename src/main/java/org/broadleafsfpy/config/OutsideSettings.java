package org.broadleafsfpy.config;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.context.EmbeddedValueResolverAware;
import org.springframework.util.StringValueResolver;

/**
 * Settings from outside the database: environment variables, system properties and the store's own
 * property files. They are read once, at start, and win over the admin's form.
 */
public class OutsideSettings implements EmbeddedValueResolverAware {
    private final Map<String, String> environment;
    private StringValueResolver properties = value -> null;

    /** Reads the environment of this process. */
    public OutsideSettings() {
        this(System.getenv());
    }

    /**
     * @param environment the environment variables by name
     */
    public OutsideSettings(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void setEmbeddedValueResolver(StringValueResolver resolver) {
        this.properties = resolver;
    }

    /**
     * @return the settings that are set outside, by setting; the others are missing
     */
    public Map<Setting, String> values() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = valueOf(setting);
            if (value != null && !value.trim().isEmpty()) {
                values.put(setting, value);
            }
        }
        return values;
    }

    /**
     * Says where a setting comes from, for the admin.
     *
     * @param setting which one
     * @return the environment variable's or property's name, or null if the form decides
     */
    public String sourceOf(Setting setting) {
        if (isSet(environment.get(setting.environmentVariable()))) {
            return setting.environmentVariable();
        }
        return isSet(valueOf(setting)) ? setting.property() : null;
    }

    private String valueOf(Setting setting) {
        String value = environment.get(setting.environmentVariable());
        if (isSet(value)) {
            return value;
        }
        value = System.getProperty(setting.property());
        return isSet(value)
                ? value
                : properties.resolveStringValue("${" + setting.property() + ":}");
    }

    private static boolean isSet(String value) {
        return value != null && !value.trim().isEmpty();
    }
}
