/**
 * Which tables the module needs, and whether the store's database has them.
 *
 * <p>What is needed is what the shipped SQL under {@code sql/sfpy/} makes. Nothing here makes or
 * changes a table: what is missing is named, with the file that creates it, and the module stays
 * off until it is there. Knows nothing else of the module.
 */
package org.broadleafsfpy.schema;
