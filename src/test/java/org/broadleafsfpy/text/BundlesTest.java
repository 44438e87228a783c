package org.broadleafsfpy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadleafsfpy.checkout.CheckoutNotPossibleException;
import org.broadleafsfpy.desk.GoLiveStep;
import org.broadleafsfpy.desk.ListKind;
import org.broadleafsfpy.inbox.EventSource;
import org.broadleafsfpy.inbox.InboxState;
import org.broadleafsfpy.ledger.Account;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.RefundStanding;
import org.broadleafsfpy.records.RequestState;
import org.broadleafsfpy.settlement.PaymentDecision;
import org.broadleafsfpy.settlement.RefundDecision;
import org.broadleafsfpy.staff.ActionKind;
import org.broadleafsfpy.staff.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;

@DisplayName("The message bundles")
class BundlesTest {
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    /** Names and words that are the same in another language. */
    private static final Set<String> SAME =
            Set.of(
                    "SFPY",
                    "Total",
                    "Type",
                    "{0} to {1} of {2}",
                    "Transaction",
                    "Router",
                    "Payment");

    static Stream<Arguments> translations() {
        return Bundles.NAMES.stream()
                .flatMap(name -> Bundles.LANGUAGES.stream().map(lang -> Arguments.of(name, lang)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("translations")
    void areInStep(String name, String language) {
        Properties english = Bundles.read(name, "");
        Properties other = Bundles.read(name, language);
        assertThat(other.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            String text = other.getProperty(key);
            assertThat(text).as(key).isNotBlank();
            assertThat(places(text)).as("places of " + key).isEqualTo(places(english, key));
        }
        List<String> same =
                english.stringPropertyNames().stream()
                        .filter(key -> english.getProperty(key).equals(other.getProperty(key)))
                        .filter(key -> english.getProperty(key).contains(" "))
                        .toList();
        assertThat(same).as("sentences left in English").isEmpty();
    }

    private static List<String> places(Properties texts, String key) {
        return places(texts.getProperty(key));
    }

    private static List<String> places(String text) {
        Matcher found = PLACE.matcher(text);
        List<String> places = new ArrayList<>();
        while (found.find()) {
            places.add(found.group());
        }
        return places.stream().sorted().toList();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("translations")
    void canBeFormatted(String name, String language) {
        MessageSource messages = Bundles.messages();
        Object[] arguments = {"first", "second", "third"};
        for (String key : Bundles.read(name, language).stringPropertyNames()) {
            String shown = messages.getMessage(key, arguments, Locale.forLanguageTag(language));
            // A straight apostrophe would swallow places: MessageFormat takes it for a quote.
            assertThat(shown).as(key).doesNotContain("{");
        }
    }

    @Test
    void areWrittenInAsciiSinceThatIsReadAlikeEverywhere() throws IOException {
        for (String name : Bundles.NAMES) {
            for (String language : List.of("", "es", "fr", "de")) {
                for (byte character : Files.readAllBytes(Bundles.file(name, language))) {
                    assertThat(character)
                            .as(name + " " + language)
                            .isBetween((byte) 10, (byte) 126);
                }
            }
        }
    }

    @Test
    void answerInEnglishOnAServerThatSpeaksGerman() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Bundles.messages().getMessage("sfpy.pay_rest", null, Locale.ENGLISH))
                    .isEqualTo("Pay the rest");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void haveATextForWhateverCanBeShown() {
        Set<String> wanted = new TreeSet<>();
        for (OrderState state : OrderState.values()) {
            String name = state.name().toLowerCase(Locale.ROOT);
            wanted.add("sfpy.state." + name + ".title");
            wanted.add("sfpy.state." + name + ".text");
            wanted.add("sfpy.short." + name);
        }
        for (String name : List.of("under_review", "seen")) {
            wanted.add("sfpy.state." + name + ".title");
            wanted.add("sfpy.state." + name + ".text");
            wanted.add("sfpy.short." + name);
        }
        for (String kind : List.of("paid", "refunded")) {
            add(wanted, "sfpy.mail." + kind + ".", List.of("subject", "title", "text", "amount"));
        }
        add(
                wanted,
                "sfpy.transfer.",
                List.of("seen", "counted", "review", "rejected", "refunded", "refund_seen"));
        add(wanted, "sfpy.error.", lower(CheckoutNotPossibleException.Reason.values()));
        for (Enum<?>[] values :
                new Enum<?>[][] {
                    OrderState.values(),
                    RequestState.values(),
                    PaymentStanding.values(),
                    RefundStanding.values(),
                    InboxState.values(),
                    PaymentDecision.values(),
                    RefundDecision.values(),
                    Account.values(),
                    EventSource.values()
                }) {
            add(wanted, "sfpy.value.", names(values));
        }
        add(wanted, "sfpy.event.verified.", names(EventSource.values()));
        add(wanted, "sfpy.attention.payment.", names(PaymentDecision.values()));
        add(wanted, "sfpy.attention.refund.", names(RefundDecision.values()));
        add(wanted, "sfpy.refusal.", names(Refusal.values()));
        add(wanted, "sfpy.action.", names(ActionKind.values()));
        names(ActionKind.values()).forEach(name -> wanted.add("sfpy.action." + name + ".text"));
        add(wanted, "sfpy.golive.", names(GoLiveStep.values()));
        names(GoLiveStep.values()).forEach(name -> wanted.add("sfpy.golive." + name + ".byhand"));
        add(wanted, "sfpy.golive.standing.", names(GoLiveStep.Standing.values()));
        for (ListKind kind : ListKind.values()) {
            wanted.add(kind.getSection());
            wanted.add("sfpy.list.search." + kind);
            add(wanted, "sfpy.column.", kind.getColumns());
        }
        assertThat(Bundles.english().stringPropertyNames()).containsAll(wanted);
    }

    private static void add(Set<String> keys, String prefix, List<String> names) {
        names.forEach(name -> keys.add(prefix + name));
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static List<String> lower(Enum<?>[] values) {
        return names(values).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Keys that stand in code and templates as they are; those that are put together are above. */
    @Test
    void haveATextForEveryKeyThatCodeAndTemplatesName() throws IOException {
        Pattern key = Pattern.compile("[\"'{](sfpy\\.[A-Za-z_]+(?:\\.[A-Za-z_]+)*)[\"'}]");
        Set<String> known = Bundles.english().stringPropertyNames();
        Map<String, List<String>> missing =
                sources()
                        .flatMap(file -> keysIn(file, key))
                        .filter(found -> !known.contains(found))
                        .filter(found -> !PROPERTIES.contains(found))
                        .collect(Collectors.groupingBy(found -> found));
        assertThat(missing.keySet()).isEmpty();
    }

    /** No messages: what an order payment's transaction has beside its amount. */
    private static final Set<String> PROPERTIES =
            Set.of(
                    "sfpy.payment",
                    "sfpy.refund",
                    "sfpy.rateMicroUsd",
                    "sfpy.to",
                    "sfpy.request",
                    "sfpy.chain",
                    "sfpy.transaction",
                    "sfpy.from",
                    "sfpy.token",
                    "sfpy.tokenAddress",
                    "sfpy.baseUnits");

    private static Stream<Path> sources() throws IOException {
        return Files.walk(Path.of("src/main"))
                .filter(Files::isRegularFile)
                .filter(file -> file.toString().matches(".*\\.(java|html)"))
                .filter(file -> !file.endsWith("HealthMeters.java")); // names of meters
    }

    private static Stream<String> keysIn(Path file, Pattern pattern) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
