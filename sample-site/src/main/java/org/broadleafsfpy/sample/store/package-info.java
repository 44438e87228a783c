/**
 * A small plant shop on Broadleaf 3.1 with the module installed: its pages, its stock, its first
 * data. Beans are declared in {@code store/*.xml}; Spring 3.2 can't scan classes of Java 17.
 */
package org.broadleafsfpy.sample.store;
