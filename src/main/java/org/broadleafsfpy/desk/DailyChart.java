package org.broadleafsfpy.desk;

import java.util.ArrayList;
import java.util.List;

/** Two rows of bars, events and value per day, as numbers for an SVG. Pure. */
public final class DailyChart {
    static final int DAYS = 14;
    private static final int STEP = 44;
    private static final int HEIGHT = 60;

    private final List<Bar> bars = new ArrayList<>();
    private long mostEvents;
    private long mostUsdCents;

    /** A day's two bars. */
    public static final class Bar {
        private final Events.Day day;
        private final int x;
        private final int eventsHeight;
        private final int valueHeight;

        Bar(Events.Day day, int x, int eventsHeight, int valueHeight) {
            this.day = day;
            this.x = x;
            this.eventsHeight = eventsHeight;
            this.valueHeight = valueHeight;
        }

        public Events.Day getDay() {
            return day;
        }

        public int getX() {
            return x;
        }

        public int getEventsHeight() {
            return eventsHeight;
        }

        public int getEventsY() {
            return 70 - eventsHeight;
        }

        public int getValueHeight() {
            return valueHeight;
        }

        public int getValueY() {
            return 70 - valueHeight;
        }
    }

    DailyChart(List<Events.Day> days) {
        for (Events.Day day : days) {
            mostEvents = Math.max(mostEvents, day.getEvents());
            mostUsdCents = Math.max(mostUsdCents, day.getUsdCents());
        }
        for (Events.Day day : days) {
            bars.add(
                    new Bar(
                            day,
                            bars.size() * STEP,
                            height(day.getEvents(), mostEvents),
                            height(day.getUsdCents(), mostUsdCents)));
        }
    }

    /** What is not nothing is to be seen. */
    private static int height(long value, long most) {
        return value > 0 ? Math.max(2, (int) Math.round((double) value / most * HEIGHT)) : 0;
    }

    /**
     * @return how many events came on the day with most of them
     */
    public long getMostEvents() {
        return mostEvents;
    }

    /**
     * @return what was paid on the best day, in US cents
     */
    public long getMostUsdCents() {
        return mostUsdCents;
    }

    public List<Bar> getBars() {
        return bars;
    }

    public boolean isEmpty() {
        return bars.stream().allMatch(b -> b.eventsHeight == 0 && b.valueHeight == 0);
    }
}
