/** How amounts, rates and times are written for people, each in their own language's way. */
package org.broadleafsfpy.text;
