package org.broadleafsfpy.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.broadleafsfpy.checkout.CheckoutNotPossibleException.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An e-mail address that a shopper types")
class ShopperEmailTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "ada.moss+plants@mail.example.co.uk",
                "o'brien@example.ie",
                "jürgen@müller.example",
                " ada@example.com ",
                "a@b.io"
            })
    void isTakenWithoutTheSpacesAroundIt(String typed) throws Exception {
        assertThat(ShopperEmail.read(typed)).isEqualTo(typed.trim());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@example.com",
                "ada@",
                "ada@example",
                "ada@.com",
                "ada@-example.com",
                "ada@example..com",
                "ada@example.com\r\nBcc: all@example.com",
                "ada@example.com, eve@example.com",
                "Ada <ada@example.com>",
                "ada moss@example.com",
                "ada\u0000@example.com",
                "ada@@example.com"
            })
    void isRefusedIfItIsNotOneAddress(String typed) {
        assertThatThrownBy(() -> ShopperEmail.read(typed))
                .isInstanceOfSatisfying(
                        CheckoutNotPossibleException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.EMAIL));
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 10_000, 1_000_000})
    void isRefusedIfNoMailServerWouldTakeIt(int length) {
        String typed = "a".repeat(length - "@example.com".length()) + "@example.com";
        assertThatThrownBy(() -> ShopperEmail.read(typed))
                .isInstanceOf(CheckoutNotPossibleException.class);
    }
}
