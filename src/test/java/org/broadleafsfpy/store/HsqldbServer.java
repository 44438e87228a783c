package org.broadleafsfpy.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.hsqldb.server.Server;

/** HSQLDB's server mode, on a port of this machine that was free. */
final class HsqldbServer implements AutoCloseable {
    private static final String NAME = "store";

    private final Server server = new Server();
    private final int port;

    /**
     * @param path of the database, such as {@code mem:store}, with its flags
     */
    HsqldbServer(String path) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket free = new ServerSocket(0, 1, here)) {
            port = free.getLocalPort();
        }
        server.setSilent(true);
        server.setLogWriter(null);
        server.setErrWriter(null);
        server.setAddress(here.getHostAddress());
        server.setPort(port);
        server.setDatabaseName(0, NAME);
        server.setDatabasePath(0, path);
        server.start();
    }

    String url() {
        return "jdbc:hsqldb:hsql://127.0.0.1:" + port + "/" + NAME;
    }

    @Override
    public void close() {
        server.stop();
    }
}
