package org.broadleafsfpy.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * What fuzzing starts from: the deliveries that were made with SFPY's own SDK, as they are and in
 * other encodings.
 */
final class FuzzSeeds {
    private static final List<String> CHARSETS =
            List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "UTF-32");

    private FuzzSeeds() {}

    static List<byte[]> all() {
        List<byte[]> seeds = new ArrayList<>();
        List<Vectors.Vector> vectors = Vectors.all();
        vectors.forEach(vector -> seeds.add(vector.bodyBytes()));
        for (String body : List.of(vectors.get(0).body(), "{\"data\":{}}")) {
            CHARSETS.forEach(charset -> seeds.add(body.getBytes(Charset.forName(charset))));
            seeds.add(("\ufeff" + body).getBytes(StandardCharsets.UTF_8));
            seeds.add(("\ufeff" + body).getBytes(StandardCharsets.UTF_16LE));
            seeds.add(body.getBytes(StandardCharsets.ISO_8859_1));
            seeds.add(compressed(body.getBytes(StandardCharsets.UTF_8)));
        }
        return seeds;
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The folder for the seeds, then any other folders that have to be there. */
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            Files.createDirectories(Path.of(folder));
        }
        List<byte[]> seeds = all();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(Path.of(folders[0], "seed-" + i), seeds.get(i));
        }
    }
}
