package org.broadleafsfpy.admin;

import java.util.EnumSet;
import java.util.Set;
import org.broadleafsfpy.staff.StaffMember;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is logged in to the admin, and what he or she may do here. Immutable. */
public final class SfpyUser {
    /** What may be allowed, each by a permission of Broadleaf's admin. */
    public enum Right {
        /** See what there is. */
        READ,
        /** Decide about payments, refunds and events. */
        ACT,
        /** Set the module up. */
        CONFIGURE;

        private String authority() {
            return "PERMISSION_" + name() + "_SFPY";
        }
    }

    private final String login;
    private final Set<Right> rights = EnumSet.noneOf(Right.class);

    private SfpyUser(Authentication authentication) {
        this.login = authentication == null ? "" : authentication.getName();
        if (authentication != null) {
            for (GrantedAuthority granted : authentication.getAuthorities()) {
                for (Right right : Right.values()) {
                    if (right.authority().equals(granted.getAuthority())) {
                        rights.add(right);
                    }
                }
            }
        }
    }

    /**
     * @return whoever sent the request that this thread answers
     */
    public static SfpyUser current() {
        return new SfpyUser(SecurityContextHolder.getContext().getAuthentication());
    }

    /**
     * @return the login
     */
    public String login() {
        return login;
    }

    /**
     * @param right what is to be done
     * @return whether it is allowed
     */
    public boolean may(Right right) {
        return rights.contains(right);
    }

    public boolean isActing() {
        return may(Right.ACT);
    }

    public boolean isConfiguring() {
        return may(Right.CONFIGURE);
    }

    /**
     * @return the person as {@link org.broadleafsfpy.staff} knows people
     */
    public StaffMember asStaff() {
        boolean all = may(Right.ACT);
        return new StaffMember(
                login,
                all
                        ? EnumSet.allOf(StaffMember.Permission.class)
                        : EnumSet.noneOf(StaffMember.Permission.class));
    }
}
