package org.broadleafsfpy.sample.sandbox.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.broadleafsfpy.sample.sandbox.Sandbox;

/**
 * Key, secret and endpoint from one start to the next, so that a store need not be set up again.
 * Each may be null.
 */
record KeptAccount(String apiKey, String secret, String endpoint) {
    static final KeptAccount NONE = new KeptAccount(null, null, null);

    static KeptAccount of(Sandbox sandbox) {
        return new KeptAccount(sandbox.apiKey(), sandbox.secret(), sandbox.endpoint());
    }

    /**
     * @param file null for none
     */
    static KeptAccount in(Path file) throws IOException {
        if (file == null || !Files.exists(file)) {
            return NONE;
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return new KeptAccount(
                properties.getProperty("api-key"),
                properties.getProperty("secret"),
                properties.getProperty("endpoint"));
    }

    /**
     * @param file null for none
     */
    void writeTo(Path file) throws IOException {
        if (file == null) {
            return;
        }
        Properties properties = new Properties();
        properties.setProperty("api-key", apiKey);
        properties.setProperty("secret", secret);
        if (endpoint != null) {
            properties.setProperty("endpoint", endpoint);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "The sandbox's account; delete this file for a new one.");
        }
    }
}
