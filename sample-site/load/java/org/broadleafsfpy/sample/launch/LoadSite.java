package org.broadleafsfpy.sample.launch;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** The sample site with the baseline beside it, in the same Tomcat and on the same pool. */
final class LoadSite {
    static final String BARE_PATH = "/load/bare";

    private LoadSite() {}

    public static void main(String[] arguments) throws Exception {
        WebServer server = Main.start(SiteEnvironment.ofThisProcess());
        Context context = server.tomcat().addContext("/load", null);
        Tomcat.addServlet(context, "bare", new BareServlet());
        context.addServletMappingDecoded("/bare", "bare");
        System.out.println("The baseline is ready.");
    }

    /** The least that an endpoint can do that loses nothing: one row, one commit. */
    private static final class BareServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            byte[] body = request.getInputStream().readAllBytes();
            try (Connection connection = SampleDatabase.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                try (PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO LOAD_BARE (ID, BODY) VALUES (?, ?)")) {
                    insert.setString(1, UUID.randomUUID().toString());
                    insert.setBytes(2, body);
                    insert.executeUpdate();
                }
                connection.commit();
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                throw new IOException(e);
            }
            byte[] answer = "{\"status\":\"accepted\"}".getBytes();
            response.setContentType("application/json");
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }
}
