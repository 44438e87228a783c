package org.broadleafsfpy.event;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.broadleafsfpy.money.Token;
import org.broadleafsfpy.money.UsdValue;

/**
 * What has to hold for any bytes that anybody posts to the webhook. An entry point for Jazzer
 * ({@code fuzzerTestOneInput}), and for the short run in {@link DeliveryFuzzerTest}.
 */
public final class DeliveryFuzzer {
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static final BigInteger TWO_TO_256 = BigInteger.ONE.shiftLeft(256);
    private static final List<Token> TOKENS =
            List.of(new Token("USDC", 6, true), new Token("ETH", 18, false));

    private DeliveryFuzzer() {}

    /** How far an input came: the deeper, the more it tests. */
    enum Depth {
        NO_DELIVERY,
        NO_CANONICAL_FORM,
        NO_NOTIFICATION,
        PAYMENT_OR_REFUND
    }

    public static void fuzzerTestOneInput(byte[] body) {
        try {
            judge(body);
        } catch (MalformedDeliveryException e) {
            throw new AssertionError("signed bytes turned out to be no event", e);
        }
    }

    static Depth judge(byte[] body) throws MalformedDeliveryException {
        Stranger.isRefused(body);
        SignedDelivery delivery;
        try {
            delivery = SignedDelivery.read(body);
        } catch (MalformedDeliveryException e) {
            require(!e.getMessage().isEmpty(), "a refusal says why");
            return Depth.NO_DELIVERY;
        }
        byte[] data = dataOf(body);
        require(
                !delivery.signedBytes(List.of("0".repeat(128)), List.of(SECRET)).isPresent(),
                "a signature of nothing fits");
        requireSigned(delivery, data, data);
        Depth depth = read(data);

        byte[] canonical;
        try {
            canonical = GoJson.canonical(data);
        } catch (MalformedDeliveryException e) {
            return Depth.NO_CANONICAL_FORM;
        }
        requireSigned(delivery, canonical, canonical);
        require(
                Arrays.equals(GoJson.canonical(canonical), canonical),
                "the canonical form has another canonical form");
        read(canonical);
        return depth;
    }

    private static byte[] dataOf(byte[] body) throws MalformedDeliveryException {
        for (StrictJson.Member member : StrictJson.membersOf(body)) {
            if (member.name.equals("data")) {
                return member.valueOf(body);
            }
        }
        throw new AssertionError("a delivery without data");
    }

    private static void requireSigned(SignedDelivery delivery, byte[] bytes, byte[] expected) {
        String signature = SfpySignature.sign(bytes, SECRET);
        Optional<byte[]> signed =
                delivery.signedBytes(List.of(signature), List.of("another", SECRET));
        require(
                signed.isPresent() && Arrays.equals(signed.get(), expected),
                "a good signature is refused, or covers something else");
        require(
                !delivery.signedBytes(List.of(signature), List.of("another")).isPresent(),
                "another secret's signature is good");
    }

    private static Depth read(byte[] signed) throws MalformedDeliveryException {
        SfpyEvent event = SfpyEvent.read(signed);
        require(event.key().matches("[0-9A-Za-z_-]{1,64}"), "the key is no key");
        require(event.type().length() <= 64, "the type is too long for its column");
        require(event.contentHash().matches("[0-9a-f]{64}"), "the hash is no hash");
        try {
            PaymentNotification payment = event.payment();
            requireSane(payment);
            for (Token token : TOKENS) {
                long usdCents =
                        UsdValue.usdCents(payment.baseUnits(), token, payment.microUsdPerToken());
                require(
                        usdCents >= 0 && usdCents <= 1_000_000_000_000_000L,
                        "a value out of bounds");
            }
            return Depth.PAYMENT_OR_REFUND;
        } catch (InvalidNotificationException e) {
            require(!e.getMessage().isEmpty(), "a refusal says why");
        }
        try {
            requireSane(event.refund());
            return Depth.PAYMENT_OR_REFUND;
        } catch (InvalidNotificationException e) {
            return Depth.NO_NOTIFICATION;
        }
    }

    private static void requireSane(TokenTransfer transfer) {
        require(
                transfer.baseUnits().signum() > 0 && transfer.baseUnits().compareTo(TWO_TO_256) < 0,
                "an amount that no token has");
        require(transfer.chainId() > 0, "a chain that does not exist");
        require(transfer.paymentId().length() == 20, "an id that no column holds");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
