/**
 * Work that survives a crash: a task is made in the transaction that makes it necessary, and is run
 * until it says that it is done, by whichever node is alive.
 *
 * <p>What there is to do is in the packages whose classes implement {@link
 * org.broadleafsfpy.schedule.DurableWork}; nothing here knows what it is.
 */
package org.broadleafsfpy.schedule;
