package org.broadleafsfpy.sample.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.tomcat.util.scan.StandardJarScanner;

/**
 * Store and admin as two web applications in one Tomcat. Each has a class loader of its own, since
 * Broadleaf keeps its application context in statics; both see the same folder of jars.
 */
final class WebServer {
    private final Tomcat tomcat = new Tomcat();
    private final Path home;

    WebServer(Path home, int port) throws IOException {
        this.home = home;
        tomcat.setBaseDir(Files.createTempDirectory("sample-site").toString());
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxThreads", "60");
        connector.setProperty("connectionTimeout", "10000");
        connector.setURIEncoding("UTF-8");
        tomcat.setConnector(connector);
    }

    Tomcat tomcat() {
        return tomcat;
    }

    void start() throws LifecycleException {
        tomcat.enableNaming();
        tomcat.getHost(); // makes it
        tomcat.start();
    }

    void addWebApplication(String path, String folder) {
        StandardContext context = new StandardContext();
        context.setName(path);
        context.setPath(path);
        context.setDocBase(home.resolve("webapps").resolve(folder).toString());
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml("org/apache/catalina/startup/NO_DEFAULT_XML");
        context.addLifecycleListener(config);
        context.setMapperContextRootRedirectEnabled(false); // /admin answers, not only /admin/
        context.setParentClassLoader(WebServer.class.getClassLoader());
        context.setClearReferencesObjectStreamClassCaches(false);
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);

        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        scanner.setScanManifest(false);
        context.setJarScanner(scanner);

        StandardManager sessions = new StandardManager();
        sessions.setPathname(null); // sessions are not persisted
        context.setManager(sessions);

        WebResourceRoot resources = new StandardRoot(context);
        File libraries = home.resolve("lib").resolve("webapps").toFile();
        resources.addPreResources(
                new DirResourceSet(resources, "/WEB-INF/lib", libraries.getPath(), "/"));
        context.setResources(resources);
        tomcat.getHost().addChild(context);
        requireStarted(context, folder);
    }

    private static void requireStarted(Context context, String name) {
        if (context.getState() != LifecycleState.STARTED) {
            throw new IllegalStateException(
                    "The " + name + " did not start; the reason stands above.");
        }
    }

    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
