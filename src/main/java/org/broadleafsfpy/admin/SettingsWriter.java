package org.broadleafsfpy.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import java.util.function.Consumer;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.config.DatabaseSettingsService;
import org.broadleafsfpy.config.Setting;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes single settings of the form that counts, or of a new one. Thread-safe. */
public class SettingsWriter {
    private static final Duration PREVIOUS_SECRET_LASTS = Duration.ofHours(24);

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final DatabaseSettingsService settings;
    private final TransactionTemplate transaction;

    /**
     * @param settings reads what is written here
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public SettingsWriter(
            DatabaseSettingsService settings, PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * @param change what to set
     */
    public void change(Consumer<SfpyConfiguration> change) {
        Long active = settings.activeRow().orElse(null);
        transaction.execute(
                status -> {
                    SfpyConfiguration row = active == null ? first() : find(active);
                    change.accept(row);
                    em.persist(row);
                    return null;
                });
        settings.readAgain();
    }

    /**
     * @return when a previous secret ends that has just been replaced, as it is stored
     */
    static String previousSecretEnd() {
        return Instant.now().plus(PREVIOUS_SECRET_LASTS).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * Makes a secret the one that counts. The one before it goes on being accepted for a day, since
     * events are on their way that were signed with it.
     *
     * @param secret what SFPY signs with now
     */
    public void changeSecret(String secret) {
        change(
                row -> {
                    if (row.getSharedSecret() != null && !row.getSharedSecret().equals(secret)) {
                        row.setPreviousSecret(row.getSharedSecret());
                        row.setPreviousSecretUntil(previousSecretEnd());
                    }
                    row.setSharedSecret(secret);
                });
    }

    private SfpyConfiguration find(Long id) {
        SfpyConfiguration row = em.find(SfpyConfiguration.class, id);
        em.refresh(row); // a cache may not know what the form has just saved
        return row;
    }

    private static SfpyConfiguration first() {
        SfpyConfiguration row = new SfpyConfiguration();
        row.setModuleName("SFPY");
        row.setPriority(100);
        row.setIsDefault(false);
        row.setActiveStartDate(new Date(0));
        return row;
    }

    /**
     * @param setting a setting
     * @return the form's field for it, such as {@code sharedSecret} for {@code SHARED_SECRET}
     */
    public static String propertyOf(Setting setting) {
        StringBuilder name = new StringBuilder();
        for (String word : setting.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(
                    name.length() == 0
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /**
     * @param propertyName a field of the form
     * @return its setting; null for a field of Broadleaf's own
     */
    static Setting settingOf(String propertyName) {
        for (Setting setting : Setting.values()) {
            if (propertyOf(setting).equals(propertyName)) {
                return setting;
            }
        }
        return null;
    }
}
