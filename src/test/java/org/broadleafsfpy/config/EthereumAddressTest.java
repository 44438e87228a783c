package org.broadleafsfpy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An Ethereum address")
class EthereumAddressTest {
    /** The examples of EIP-55 itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
                "0xde709f2102306220921060314715629080e2fb77",
                "0x27b1fdb04752bbc536007a920d24acb045561c26",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
            })
    void ofTheStandardIsValid(String address) {
        assertThat(EthereumAddress.isValid(address)).isTrue();
        assertThat(EthereumAddress.withChecksum(address.toLowerCase(Locale.ROOT)))
                .isEqualToIgnoringCase(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed", // one capital letter lost
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAec", // one digit mistyped
                "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg",
                ""
            })
    void thatIsMistypedIsNot(String address) {
        assertThat(EthereumAddress.isValid(address)).isFalse();
    }

    @Property
    void withItsChecksumIsValidAndAnotherCaseOfALetterIsNot(
            @ForAll
                    @StringLength(40)
                    @CharRange(from = '0', to = '9')
                    @CharRange(from = 'a', to = 'f')
                    String digits) {
        String address = EthereumAddress.withChecksum("0x" + digits);
        assertThat(EthereumAddress.isValid(address)).isTrue();
        for (int i = 2; i < address.length(); i++) {
            char letter = address.charAt(i);
            if (Character.isLetter(letter)) {
                char other =
                        Character.isUpperCase(letter)
                                ? Character.toLowerCase(letter)
                                : Character.toUpperCase(letter);
                String changed = address.substring(0, i) + other + address.substring(i + 1);
                String changedDigits = changed.substring(2);
                boolean oneCase =
                        changedDigits.equals(changedDigits.toLowerCase(Locale.ROOT))
                                || changedDigits.equals(changedDigits.toUpperCase(Locale.ROOT));
                assertThat(EthereumAddress.isValid(changed)).as(changed).isEqualTo(oneCase);
            }
        }
    }
}
