package org.broadleafsfpy.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.broadleafsfpy.event.Hex;

/**
 * One log of SFPY's router, taken apart. Source: the events {@code Pay} and {@code Refund} of
 * {@code SfpyRouter}; an id is its 20 characters in ASCII followed by 12 zero bytes. Immutable.
 */
final class RouterLog {
    static final String PAY = "0x3568f1905ec8ab176de58d600bcbdc978df0d52db2b0bcfe214eb48fc19ad4ce";
    static final String REFUND =
            "0x09ef189c19cd320c3b0349b0172f7e8c4040a52a8d261e5db0769651762db305";
    static final String ETH = "0x0000000000000000000000000000000000000000";

    /** ERC-20's {@code Transfer(address,address,uint256)}. */
    private static final String TRANSFER =
            "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

    private static final int WORD_DIGITS = 64;
    private static final int ADDRESS_DIGITS = 40;

    private final JsonNode log;

    RouterLog(JsonNode log) {
        this.log = log;
    }

    boolean isOf(String router, String topic) {
        return !log.path("removed").asBoolean()
                && log.path("address").asText().equalsIgnoreCase(router)
                && log.path("topics").size() == 4
                && log.path("topics").path(0).asText().equalsIgnoreCase(topic);
    }

    boolean isTransfer() {
        return log.path("topics").size() == 3
                && log.path("topics").path(0).asText().equalsIgnoreCase(TRANSFER)
                && !word(0).isEmpty();
    }

    /** The contract that emitted it. */
    String emitter() {
        return log.path("address").asText().toLowerCase(Locale.ROOT);
    }

    /** A word of the data, which must be there. */
    BigInteger number(int word) {
        return new BigInteger(word(word), 16);
    }

    String from() {
        return address(1);
    }

    String to() {
        return address(2);
    }

    String token() {
        return address(3);
    }

    private String address(int topic) {
        String word = log.path("topics").path(topic).asText().toLowerCase(Locale.ROOT);
        return word.length() == WORD_DIGITS + 2
                ? "0x" + word.substring(word.length() - ADDRESS_DIGITS)
                : "";
    }

    /** Whether a word of the data is this id. */
    boolean hasId(int word, String id) {
        StringBuilder expected = new StringBuilder(Hex.of(id.getBytes(StandardCharsets.US_ASCII)));
        while (expected.length() < WORD_DIGITS) {
            expected.append('0');
        }
        return expected.toString().equals(word(word));
    }

    boolean hasNumber(int word, BigInteger number) {
        String digits = word(word);
        return !digits.isEmpty() && new BigInteger(digits, 16).equals(number);
    }

    /** 64 hex digits, or nothing if the data is not as it should be. */
    private String word(int index) {
        String data = log.path("data").asText().toLowerCase(Locale.ROOT);
        int start = 2 + index * WORD_DIGITS;
        if (!data.matches("0x[0-9a-f]*") || data.length() < start + WORD_DIGITS) {
            return "";
        }
        return data.substring(start, start + WORD_DIGITS);
    }
}
