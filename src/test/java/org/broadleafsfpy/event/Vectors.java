package org.broadleafsfpy.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Deliveries that were signed with SFPY's own SDK, valid and not. */
public final class Vectors {
    private Vectors() {}

    public record Vector(
            String name,
            String secret,
            String signature,
            String body,
            String signed,
            boolean valid) {
        public byte[] bodyBytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Vector> all() {
        try (InputStream in = Vectors.class.getResourceAsStream("/sfpy/vectors.json")) {
            List<Vector> vectors = new ArrayList<>();
            for (JsonNode v : new ObjectMapper().readTree(in)) {
                vectors.add(
                        new Vector(
                                v.path("name").asText(),
                                v.path("secret").asText(),
                                v.path("signature").asText(),
                                v.path("body").asText(),
                                v.path("signed").asText(),
                                v.path("valid").asBoolean()));
            }
            return vectors;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Vector named(String name) {
        return all().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
    }
}
