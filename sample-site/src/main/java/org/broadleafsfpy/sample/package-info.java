/**
 * The sample site: {@code launch} starts everything in one JVM, {@code sandbox} stands in for SFPY,
 * {@code store} is a small shop on Broadleaf 3.1 with the module installed.
 */
package org.broadleafsfpy.sample;
