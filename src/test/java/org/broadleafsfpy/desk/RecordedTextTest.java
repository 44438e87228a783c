package org.broadleafsfpy.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadleafsfpy.text.Bundles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What settlement wrote down")
class RecordedTextTest {
    private final RecordedText recorded = new RecordedText();

    private String german(String english) {
        return recorded.tell(english, Bundles.messages(), Locale.GERMAN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Paid.|Bezahlt.",
                "Paid, with 13.10 USD too much.|Bezahlt, mit 13.10 USD zu viel.",
                "It has 3 of 12 confirmations.|Sie hat 3 von 12 Best\u00e4tigungen.",
                "Waited too long. It has 3 of 12 confirmations.|Zu lange gewartet. Sie hat 3 von 12"
                        + " Best\u00e4tigungen.",
                "Too little to be a payment alone. 46.80 USD are missing.|Zu wenig, um allein eine"
                        + " Zahlung zu sein. 46.80 USD fehlen.",
                "Rejected by staff. Never came.|Vom Team abgelehnt. Never came.",
                "Paid. (order 7, payment PABCDEFGHIJKLMNOPQRS)|Bezahlt. (Bestellung 7, Zahlung"
                        + " PABCDEFGHIJKLMNOPQRS)",
                "Refunded. (order 7, refund R1)|Erstattet. (Bestellung 7, Erstattung R1)"
            })
    void isToldInTheReadersLanguage(String english, String german) {
        assertThat(german(english)).isEqualTo(german);
    }

    @Test
    void isShownAsItWasWrittenIfNobodyKnowsIt() {
        assertThat(german("Sku 7 is out of stock")).isEqualTo("Sku 7 is out of stock");
        assertThat(german(null)).isNull();
    }

    @Test
    void isEnglishForWhoReadsEnglish() {
        assertThat(recorded.tell("Paid.", Bundles.messages(), Locale.UK)).isEqualTo("Paid.");
    }

    /** So that nobody adds a reason and forgets to tell it in other languages. */
    @Test
    void isKnownSentenceBySentence() throws IOException {
        List<String> patterns =
                Bundles.read("SfpyRecorded", "").values().stream().map(Object::toString).toList();
        List<String> sentences =
                Stream.of("settlement", "chain", "money", "reconcile", "inbox", "staff")
                        .flatMap(RecordedTextTest::sentencesIn)
                        .toList();
        assertThat(sentences).hasSizeGreaterThan(60);
        assertThat(sentences)
                .allSatisfy(sentence -> assertThat(patterns).anyMatch(p -> p.contains(sentence)));
    }

    private static Stream<String> sentencesIn(String packageName) {
        Pattern sentence = Pattern.compile("\"([A-Z][a-z]* [^\"]*)\"");
        try {
            return Files.walk(Path.of("src/main/java/org/broadleafsfpy", packageName))
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !NOT_RECORDED.contains(file.getFileName().toString()))
                    .map(RecordedTextTest::read)
                    .map(code -> code.replaceAll("(?s)/\\*.*?\\*/", ""))
                    .map(code -> code.replaceAll("\"\\s*\\+\\s*\"", ""))
                    .flatMap(code -> sentence.matcher(code).results().map(found -> found.group(1)))
                    .map(String::trim);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sentences for logs, and of settings that can't be read. */
    private static final List<String> NOT_RECORDED =
            List.of("Refusal.java", "TokenRegistry.java", "Token.java");

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
