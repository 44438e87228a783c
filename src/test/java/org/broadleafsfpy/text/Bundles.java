package org.broadleafsfpy.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

/** The message bundles as they are shipped. */
public final class Bundles {
    public static final List<String> NAMES =
            List.of("SfpyMessages", "SfpyAdminMessages", "SfpyRecorded");
    public static final List<String> LANGUAGES = List.of("es", "fr", "de");

    private Bundles() {}

    static Path file(String name, String language) {
        String suffix = language.isEmpty() ? "" : "_" + language;
        return Path.of("src/main/resources/messages", name + suffix + ".properties");
    }

    /** A language is such as {@code de}; English is the empty one. */
    public static Properties read(String name, String language) {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file(name, language), StandardCharsets.ISO_8859_1)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** All English texts. */
    public static Properties english() {
        Properties all = new Properties();
        NAMES.forEach(name -> all.putAll(read(name, "")));
        return all;
    }

    /** As a store reads them. */
    public static MessageSource messages() {
        ReloadableResourceBundleMessageSource source = new ReloadableResourceBundleMessageSource();
        source.setBasenames(
                NAMES.stream().map(name -> "classpath:/messages/" + name).toArray(String[]::new));
        return source;
    }
}
