package org.broadleafsfpy.config;

/** Where the rest of the module asks for its settings. Thread-safe. */
public interface SettingsService {
    /**
     * @return the settings now: a change in the admin is seen within two seconds
     */
    SfpySettings current();
}
