package org.broadleafsfpy.sample.sandbox;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How the switches stand. Thread-safe. */
final class Switches {
    private final Map<Switch, String> values =
            Collections.synchronizedMap(new EnumMap<>(Switch.class));

    String get(Switch which) {
        return values.getOrDefault(which, which.normal());
    }

    boolean is(Switch which, String value) {
        return get(which).equals(value);
    }

    /**
     * @throws IllegalArgumentException if the switch has no such value
     */
    void set(Switch which, String value) {
        if (!which.choices().contains(value)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no value of %s; it has %s."
                            .formatted(value, which.key(), String.join(", ", which.choices())));
        }
        values.put(which, value);
    }

    void reset() {
        values.clear();
    }
}
