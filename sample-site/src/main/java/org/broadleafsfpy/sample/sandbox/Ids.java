package org.broadleafsfpy.sample.sandbox;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Random ids in the shapes that SFPY and Ethereum use, and the time as SFPY keeps it. */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String BASE_32 = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

    private Ids() {}

    /** 20 characters, the first a C, as SFPY's ids are. */
    static String token() {
        StringBuilder token = new StringBuilder("C");
        while (token.length() < 20) {
            token.append(BASE_32.charAt(RANDOM.nextInt(BASE_32.length())));
        }
        return token.toString();
    }

    static String hex(int bytes) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            hex.append(String.format("%02x", RANDOM.nextInt(256)));
        }
        return hex.toString();
    }

    /** To the microsecond. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
