/**
 * What merchants' own code can listen to: Spring events about orders that SFPY paid for.
 *
 * <p>An announcement is a durable task, made in the transaction that it tells of. So listeners hear
 * of it after the commit, at least once, also when the store crashes in between; on one node, and
 * again until no listener throws.
 */
package org.broadleafsfpy.announce;
