/**
 * E-mails to shoppers: their payment has arrived, their refund was posted.
 *
 * <p>An announcement comes in; an e-mail goes out through Broadleaf's e-mail service, in the
 * language of the order. Nothing here decides anything, and nothing waits for it.
 */
package org.broadleafsfpy.mail;
