package org.broadleafsfpy.sample.sandbox;

/** What events are signed with; can be rotated. Thread-safe. */
final class SharedSecret {
    private volatile String value;

    SharedSecret(String value) {
        this.value = value;
    }

    String get() {
        return value;
    }

    String rotate() {
        value = Ids.hex(32);
        return value;
    }
}
