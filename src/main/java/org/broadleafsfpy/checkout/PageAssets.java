package org.broadleafsfpy.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.util.FileCopyUtils;

/**
 * The style and the script of the shopper's pages, as files with addresses of their own: a store's
 * content security policy may forbid what stands in a page. An address names the file's content, so
 * that browsers may keep it for good. Immutable, thread-safe.
 */
public final class PageAssets {
    /** Below it stands each file under its name: neither .css nor .js, which stores often map. */
    static final String PATH = "/sfpy/asset/";

    private static final int VERSION_DIGITS = 16;

    private final Asset style = new Asset("style", "style.css", "text/css");
    private final Asset script = new Asset("script", "waiting.js", "text/javascript");

    /** One of the files. */
    static final class Asset {
        private final String name;
        private final String contentType;
        private final byte[] content;
        private final String version;
        private final String path;

        private Asset(String name, String file, String contentType) {
            this.name = name;
            this.contentType = contentType + ";charset=UTF-8";
            this.content = read("/sfpy/assets/" + file);
            this.version = version(content);
            this.path = PATH + name + "?v=" + version;
        }

        /** Whether an address with this version means this very content. */
        boolean isVersion(String asked) {
            return version.equals(asked);
        }

        String contentType() {
            return contentType;
        }

        byte[] content() {
            return content.clone();
        }
    }

    private static byte[] read(String resource) {
        try (InputStream file = PageAssets.class.getResourceAsStream(resource)) {
            return FileCopyUtils.copyToByteArray(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The module's jar lacks " + resource, e);
        }
    }

    private static String version(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            String hex = String.format(Locale.ROOT, "%064x", new BigInteger(1, digest));
            return hex.substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * @return the style's path in the store, with its version
     */
    public String getStyle() {
        return style.path;
    }

    /**
     * @return the path of the waiting page's script in the store, with its version
     */
    public String getScript() {
        return script.path;
    }

    Optional<Asset> find(String name) {
        if (name.equals(style.name)) {
            return Optional.of(style);
        }
        return name.equals(script.name) ? Optional.of(script) : Optional.<Asset>empty();
    }
}
