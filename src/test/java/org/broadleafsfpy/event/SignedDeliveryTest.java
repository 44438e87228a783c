package org.broadleafsfpy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A delivery's signature")
class SignedDeliveryTest {
    static List<Vectors.Vector> vectors() {
        return Vectors.all();
    }

    @Test
    void allVectorsAreThere() {
        assertThat(vectors()).hasSize(35);
        assertThat(vectors().stream().filter(Vectors.Vector::valid)).hasSize(22);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isJudgedAsSfpysOwnSdkJudgesIt(Vectors.Vector vector) throws Exception {
        Optional<byte[]> signed;
        try {
            signed =
                    SignedDelivery.read(vector.bodyBytes())
                            .signedBytes(List.of(vector.signature()), List.of(vector.secret()));
        } catch (MalformedDeliveryException e) {
            assertThat(vector.valid()).as(vector.name()).isFalse();
            return;
        }
        assertThat(signed.isPresent()).isEqualTo(vector.valid());
        if (signed.isPresent()) {
            assertThat(new String(signed.get(), StandardCharsets.UTF_8)).isEqualTo(vector.signed());
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void canBeMadeByUsersForTheirOwnTests(Vectors.Vector vector) {
        if (vector.valid()) {
            byte[] event = vector.signed().getBytes(StandardCharsets.UTF_8);
            assertThat(SfpySignature.sign(event, vector.secret()))
                    .isEqualToIgnoringCase(vector.signature());
        }
    }

    @Test
    void isGoodWithThePreviousSecretToo() throws Exception {
        Vectors.Vector vector = Vectors.named("payment ETH");
        assertThat(
                        SignedDelivery.read(vector.bodyBytes())
                                .signedBytes(
                                        List.of(vector.signature()),
                                        List.of("a-newer-one", vector.secret())))
                .isPresent();
    }

    @Test
    void isGoodIfAnyOfSeveralIs() throws Exception {
        Vectors.Vector vector = Vectors.named("payment ETH");
        SignedDelivery delivery = SignedDelivery.read(vector.bodyBytes());
        List<String> secrets = List.of(vector.secret());
        String other = "0".repeat(128);
        assertThat(delivery.signedBytes(List.of(other, vector.signature(), "x"), secrets))
                .isPresent();
        assertThat(delivery.signedBytes(List.of(other, "x", ""), secrets)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "UTF-32"})
    void isRefusedInAnotherEncoding(String charset) {
        for (String body : List.of("{\"data\":{}}", "{\"data\":{\"\u4e2d\":1}}", "")) {
            byte[] bytes = body.getBytes(Charset.forName(charset));
            assertThatThrownBy(() -> SignedDelivery.read(bytes))
                    .isInstanceOf(MalformedDeliveryException.class);
        }
    }

    @Test
    void mayFollowAByteOrderMarkOfUtf8() throws Exception {
        Vectors.Vector vector = Vectors.named("payment ETH");
        byte[] marked = ("\ufeff" + vector.body()).getBytes(StandardCharsets.UTF_8);
        assertThat(
                        SignedDelivery.read(marked)
                                .signedBytes(List.of(vector.signature()), List.of(vector.secret())))
                .hasValue(vector.signed().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isBadWithoutSecretOrHeader() throws Exception {
        Vectors.Vector vector = Vectors.named("payment ETH");
        SignedDelivery delivery = SignedDelivery.read(vector.bodyBytes());
        assertThat(delivery.signedBytes(List.of(vector.signature()), List.of())).isEmpty();
        assertThat(delivery.signedBytes(List.of(), List.of(vector.secret()))).isEmpty();
    }

    @Test
    void coversNothingThatTheCanonicalFormDrops() throws Exception {
        Vectors.Vector vector = Vectors.named("members reordered and one unknown");
        byte[] signed =
                SignedDelivery.read(vector.bodyBytes())
                        .signedBytes(List.of(vector.signature()), List.of(vector.secret()))
                        .orElseThrow();
        assertThat(new String(signed, StandardCharsets.UTF_8)).doesNotContain("unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "data=1",
                "[]",
                "null",
                "{}",
                "{\"data\":null}",
                "{\"data\":[]}",
                "{\"data\":{}} {}",
                "{\"data\":{\"token\":\"a\",\"token\":\"b\"}}",
                "{\"data\":{},\"data\":{}}",
                "{\"data\":{}",
                "{\"data\":{\"a\":01}}"
            })
    void isNotEvenLookedAtWhenTheBodyIsNoDelivery(String body) {
        assertThatThrownBy(() -> SignedDelivery.read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedDeliveryException.class);
    }

    @Test
    void extremeNestingIsRefused() {
        String body = "{\"data\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5001);
        assertThatThrownBy(() -> SignedDelivery.read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedDeliveryException.class);
    }
}
