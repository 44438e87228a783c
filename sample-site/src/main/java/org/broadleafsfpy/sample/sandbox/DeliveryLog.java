package org.broadleafsfpy.sample.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/** The latest deliveries. Thread-safe. */
final class DeliveryLog {
    private static final int KEPT = 500;

    private final Deque<Delivery> oldestFirst = new ArrayDeque<>();
    private long count;

    /**
     * @param delivery makes it for its number
     */
    synchronized Delivery add(LongFunction<Delivery> delivery) {
        Delivery made = delivery.apply(++count);
        oldestFirst.addLast(made);
        if (oldestFirst.size() > KEPT) {
            oldestFirst.removeFirst();
        }
        notifyAll();
        return made;
    }

    synchronized long count() {
        return count;
    }

    synchronized List<Delivery> newestFirst() {
        List<Delivery> all = new ArrayList<>(oldestFirst);
        Collections.reverse(all);
        return all;
    }

    /**
     * What came behind a delivery, oldest first.
     *
     * @param longest how long to wait for the first of them; then there are none
     */
    synchronized List<Delivery> after(long number, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (count <= number) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return List.of();
            }
            wait(left);
        }
        return oldestFirst.stream().filter(delivery -> delivery.number() > number).toList();
    }
}
