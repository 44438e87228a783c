/**
 * The inbox: every event with a good signature, stored before it is answered, worked on by one
 * durable task.
 *
 * <p>A verified event comes in from {@code webhook}; it goes out to {@code settlement} as often as
 * it takes. A row is committed before SFPY gets its 200, and the task is committed with it, so a
 * crash at any moment loses nothing.
 */
package org.broadleafsfpy.inbox;
