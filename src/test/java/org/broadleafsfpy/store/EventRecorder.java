package org.broadleafsfpy.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadleafsfpy.announce.SfpyOrderEvent;
import org.springframework.context.ApplicationListener;

/** Hears what merchants' own code can hear; throws when a test wants it to. */
public class EventRecorder implements ApplicationListener<SfpyOrderEvent> {
    public static final AtomicInteger FAILURES = new AtomicInteger();

    private final List<SfpyOrderEvent> heard = new CopyOnWriteArrayList<>();

    @Override
    public void onApplicationEvent(SfpyOrderEvent event) {
        if (FAILURES.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new IllegalStateException("the merchant's code failed");
        }
        heard.add(event);
    }

    /** The kinds that were heard about an order, each once, in alphabetical order. */
    public List<String> kindsFor(Long orderId) {
        return heard.stream()
                .filter(event -> event.orderId().equals(orderId))
                .map(event -> event.getClass().getSimpleName())
                .distinct()
                .sorted()
                .toList();
    }

    public List<SfpyOrderEvent> about(Long orderId) {
        return heard.stream().filter(event -> event.orderId().equals(orderId)).toList();
    }
}
