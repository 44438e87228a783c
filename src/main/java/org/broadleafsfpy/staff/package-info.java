/**
 * What people may do about what settlement can't decide: services with permissions, which record
 * who did what, when and why.
 *
 * <p>Each takes the order's lock, as settlement does, and compares what the person saw with what is
 * true now; then it has the decision table run again, or the sums looked at again.
 */
package org.broadleafsfpy.staff;
