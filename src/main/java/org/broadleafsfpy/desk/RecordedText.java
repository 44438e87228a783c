package org.broadleafsfpy.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/**
 * Tells in the reader's language what settlement wrote down in English. The English sentences of
 * the bundle {@code messages/SfpyRecorded} are patterns: what fits one is told by the sentence of
 * the same key, with the same amounts and ids in its places. What fits none (a checkout's own
 * reason, say) is shown as it was written. Immutable, thread-safe.
 */
final class RecordedText {
    private static final String BUNDLE = "messages.SfpyRecorded";
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]\\}");

    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    RecordedText() {
        // The root bundle itself: with English asked for, and nothing else to fall back to.
        ResourceBundle english =
                ResourceBundle.getBundle(
                        BUNDLE,
                        Locale.ROOT,
                        RecordedText.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        List<String> keys = new ArrayList<>(english.keySet());
        // The longest first: a sentence with a place in it may hold a shorter one.
        keys.sort(
                Comparator.<String>comparingInt(key -> -english.getString(key).length())
                        .thenComparing(Comparator.naturalOrder()));
        keys.forEach(key -> patterns.put(key, patternOf(english.getString(key))));
    }

    private static Pattern patternOf(String sentence) {
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(sentence);
        int done = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(sentence.substring(done, place.start()))).append("(.*)");
            done = place.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(sentence.substring(done))).toString(), Pattern.DOTALL);
    }

    /**
     * @param english what was written down, may be null
     * @param messages the bundles
     * @param locale the reader's
     * @return the same in the reader's language, as far as it is known
     */
    String tell(String english, MessageSource messages, Locale locale) {
        if (english == null || locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return english;
        }
        for (Map.Entry<String, Pattern> entry : patterns.entrySet()) {
            Matcher fits = entry.getValue().matcher(english);
            if (fits.matches()) {
                Object[] places = new Object[fits.groupCount()];
                for (int i = 0; i < places.length; i++) {
                    places[i] = tell(fits.group(i + 1), messages, locale);
                }
                return messages.getMessage(entry.getKey(), places, english, locale);
            }
        }
        return english;
    }
}
