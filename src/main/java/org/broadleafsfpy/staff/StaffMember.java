package org.broadleafsfpy.staff;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Who acts, and what he or she may do. Immutable. */
public final class StaffMember {
    /** What may be allowed. */
    public enum Permission {
        /** Decide about payments and refunds of single orders. */
        DECIDE,
        /** Have events and placements tried again, or events ignored. */
        OPERATE
    }

    private final String name;
    private final Set<Permission> permissions;

    /**
     * @param name the login, 1 to 100 characters
     * @param permissions what he or she may do
     */
    public StaffMember(String name, Set<Permission> permissions) {
        if (name == null || name.trim().isEmpty() || name.length() > 100) {
            throw new IllegalArgumentException("who acts has a name of 1 to 100 characters");
        }
        this.name = name;
        this.permissions =
                permissions.isEmpty()
                        ? Collections.emptySet()
                        : Collections.unmodifiableSet(EnumSet.copyOf(permissions));
    }

    /**
     * @return the login
     */
    public String name() {
        return name;
    }

    /**
     * @param permission what is to be done
     * @return whether it is allowed
     */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
