package org.broadleafsfpy.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.schema.TableCheck;
import org.broadleafsfpy.schema.TableProblem;

/** The settings of a store that is live, changeable by a test. */
public final class TestSettings {
    public static final String SECRET = "0123456789abcdef0123456789abcdef0123456789abcdef";
    public static final String PAYOUT = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";

    private static final Map<Setting, String> VALUES = new EnumMap<>(Setting.class);

    private TestSettings() {}

    public static SettingsService service(TableCheck tables) {
        reset();
        return () -> current(tables.problems());
    }

    private static synchronized SfpySettings current(List<TableProblem> tableProblems) {
        return new SfpySettings(VALUES, tableProblems);
    }

    public static SfpySettings current() {
        return current(List.of());
    }

    public static synchronized void set(Setting setting, String value) {
        VALUES.put(setting, value);
    }

    public static synchronized void reset() {
        VALUES.clear();
        VALUES.put(Setting.ENABLED, "true");
        VALUES.put(Setting.API_KEY, "a-key");
        VALUES.put(Setting.SHARED_SECRET, SECRET);
        VALUES.put(Setting.PAYOUT_ADDRESS, PAYOUT);
        VALUES.put(Setting.WITHOUT_CHAIN, "TRUST_SFPY");
        VALUES.put(Setting.RECONCILE, "false"); // tests ask when they want to
    }
}
