package org.broadleafsfpy.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.broadleafsfpy.store.Events;

/** Rows of the inbox, without a database. */
public final class SampleEvents {
    private SampleEvents() {}

    public static InboxEvent failed(ObjectNode event) {
        InboxEvent row =
                new InboxEvent(Events.read(event).key(), Events.read(event), EventSource.WEBHOOK);
        row.enter(InboxState.FAILED, null, "the amount is not a whole number");
        return row;
    }
}
