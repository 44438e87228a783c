package org.broadleafsfpy.sample.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the command line may name. */
public final class Plays {
    private Plays() {}

    /**
     * @return what can be played, with a summary
     */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Play play : Play.values()) {
            all.put(play.key(), play.summary());
        }
        return all;
    }

    /**
     * @return the switches, with what they are about and their values, the usual one first
     */
    public static Map<String, String> switches() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Switch which : Switch.values()) {
            all.put(which.key(), which.title() + ": " + String.join(", ", which.choices()));
        }
        return all;
    }
}
