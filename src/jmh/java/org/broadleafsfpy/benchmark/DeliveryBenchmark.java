package org.broadleafsfpy.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.broadleafsfpy.event.InvalidNotificationException;
import org.broadleafsfpy.event.MalformedDeliveryException;
import org.broadleafsfpy.event.PaymentNotification;
import org.broadleafsfpy.event.SfpyEvent;
import org.broadleafsfpy.event.SfpySignature;
import org.broadleafsfpy.event.SignedDelivery;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.TestSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the processor does for one delivery of 1 KiB, beside the least that it can be: the HMAC
 * alone, and Jackson's reading alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DeliveryBenchmark {
    private static final int BODY_BYTES = 1024;
    private static final List<String> SECRETS = List.of(TestSettings.SECRET);

    private final ObjectMapper json = new ObjectMapper();
    private final byte[] body;
    private final byte[] indentedBody;
    private final String signature;

    public DeliveryBenchmark() {
        ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 4200));
        int missing = BODY_BYTES - Events.body(event).length - "\"resource\":\"\",".length();
        event.put("resource", "r".repeat(Math.max(0, missing)));
        body = Events.body(event);
        signature = Events.signature(event);
        try {
            indentedBody =
                    json.writerWithDefaultPrettyPrinter().writeValueAsBytes(json.readTree(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The baseline: the signature alone. */
    @Benchmark
    public String hmacAlone() {
        return SfpySignature.sign(body, TestSettings.SECRET);
    }

    /** The baseline: reading alone. */
    @Benchmark
    public JsonNode jacksonAlone() throws IOException {
        return json.readTree(body);
    }

    /** A delivery as SFPY sends it. */
    @Benchmark
    public PaymentNotification verifyAndRead()
            throws MalformedDeliveryException, InvalidNotificationException {
        return payment(body);
    }

    /** One that a proxy has indented: its canonical form is made and verified too. */
    @Benchmark
    public boolean verifyCanonicalForm() throws MalformedDeliveryException {
        return SignedDelivery.read(indentedBody)
                .signedBytes(List.of(signature), SECRETS)
                .isPresent();
    }

    private PaymentNotification payment(byte[] delivery)
            throws MalformedDeliveryException, InvalidNotificationException {
        byte[] signed =
                SignedDelivery.read(delivery).signedBytes(List.of(signature), SECRETS).get();
        return SfpyEvent.read(signed).payment();
    }
}
