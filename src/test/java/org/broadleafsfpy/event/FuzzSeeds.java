package org.broadleafsfpy.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what Jazzer starts from: the deliveries that were made with SFPY's own SDK. */
final class FuzzSeeds {
    private FuzzSeeds() {}

    /** The folder for the seeds, then any other folders that have to be there. */
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            Files.createDirectories(Path.of(folder));
        }
        List<Vectors.Vector> vectors = Vectors.all();
        for (int i = 0; i < vectors.size(); i++) {
            Files.write(Path.of(folders[0], "vector-" + i + ".json"), vectors.get(i).bodyBytes());
        }
    }
}
