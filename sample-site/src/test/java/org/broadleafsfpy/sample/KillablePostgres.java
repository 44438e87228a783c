package org.broadleafsfpy.sample;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL that waits for its disk, as a store's does, and can be killed and started again. */
final class KillablePostgres implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    KillablePostgres() throws IOException {
        data = Files.createTempDirectory("killable-postgres");
        port = RunningSite.freePort();
        server = start();
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setPGStartupWait(START_LIMIT)
                .start();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** SIGKILL for the server and all its processes, then a new one on the same files. */
    void killAndRestart() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.add(0, postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        Instant end = Instant.now().plus(START_LIMIT);
        while (all.stream().anyMatch(ProcessHandle::isAlive) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(50_000_000);
        }
        server.close(); // gives its lock up; there is nothing left to be stopped
        server = start();
    }

    /** The rows of a query, each a map from the column's name in lower case to its text. */
    List<Map<String, String>> query(String sql) throws SQLException {
        List<Map<String, String>> found = new ArrayList<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                Map<String, String> row = new HashMap<>();
                for (int i = 1; i <= columns; i++) {
                    row.put(rows.getMetaData().getColumnLabel(i), rows.getString(i));
                }
                found.add(row);
            }
        }
        return found;
    }

    long count(String sql) throws SQLException {
        return Long.parseLong(query(sql).get(0).values().iterator().next());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
