package org.broadleafsfpy.inbox;

import java.util.Arrays;
import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Temporal;
import javax.persistence.TemporalType;
import org.broadleafsfpy.event.SfpyEvent;
import org.broadleafsfpy.records.Reason;

/** A stored event: what was signed, byte for byte, and what became of it. Not thread-safe. */
@Entity
@Table(name = "SFPY_EVENT")
public class InboxEvent {
    @Id
    @Column(name = "EVENT_KEY", length = 96)
    private String key;

    @Column(name = "EVENT_TYPE", nullable = false, length = 64)
    private String type;

    @Column(name = "CONTENT_HASH", nullable = false, updatable = false, length = 64)
    private String contentHash;

    /** Not a LOB: PostgreSQL would keep it outside the row, readable only in a transaction. */
    @Column(name = "SIGNED_BYTES", nullable = false, length = 262144)
    private byte[] signedBytes;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE", nullable = false, length = 16)
    private InboxState state;

    @Column(name = "OUTCOME", length = 32)
    private String outcome;

    @Column(name = "REASON", length = Reason.MAX_LENGTH)
    private String reason;

    /** Raised by an UPDATE of its own: writing the row's outcome must not write an old count. */
    @Column(name = "DELIVERIES", nullable = false, updatable = false)
    private int deliveries = 1;

    @Column(name = "ATTEMPTS", nullable = false)
    private int attempts;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "RECEIVED_AT", nullable = false)
    private Date receivedAt = new Date();

    /** When its tries began; later than its coming if a person had it tried again. */
    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "TRIED_SINCE", nullable = false)
    private Date triedSince = new Date();

    /** Who brought it. */
    @Enumerated(EnumType.STRING)
    @Column(name = "SOURCE", nullable = false, updatable = false, length = 16)
    private EventSource source;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "FINISHED_AT")
    private Date finishedAt;

    /** For JPA. */
    protected InboxEvent() {}

    InboxEvent(String key, SfpyEvent event, EventSource source) {
        this.source = source;
        this.key = key;
        this.type = event.type();
        this.contentHash = event.contentHash();
        this.signedBytes = event.signedBytes();
        this.state = InboxState.RECEIVED;
    }

    /** Has its tries begin again. */
    void tryAgain() {
        this.triedSince = new Date();
        this.attempts = 0;
        enter(InboxState.WAITING, outcome, reason);
    }

    /** Keeps the row, without what the event said. */
    void forgetBody() {
        this.state = InboxState.REMEMBERED;
        this.signedBytes = new byte[0];
        this.reason = null;
    }

    void attempted() {
        attempts++;
    }

    void enter(InboxState next, String newOutcome, String why) {
        this.state = next;
        this.outcome = newOutcome;
        this.reason = Reason.fit(why);
        boolean open = next == InboxState.RECEIVED || next == InboxState.WAITING;
        this.finishedAt = open ? null : new Date();
    }

    public String getKey() {
        return key;
    }

    public String getType() {
        return type;
    }

    public String getContentHash() {
        return contentHash;
    }

    public byte[] getSignedBytes() {
        return Arrays.copyOf(signedBytes, signedBytes.length);
    }

    public InboxState getState() {
        return state;
    }

    public String getOutcome() {
        return outcome;
    }

    public String getReason() {
        return reason;
    }

    public int getDeliveries() {
        return deliveries;
    }

    public int getAttempts() {
        return attempts;
    }

    public Date getReceivedAt() {
        return new Date(receivedAt.getTime());
    }

    public Date getTriedSince() {
        return new Date(triedSince.getTime());
    }

    public EventSource getSource() {
        return source;
    }

    public Date getFinishedAt() {
        return finishedAt == null ? null : new Date(finishedAt.getTime());
    }
}
