package org.broadleafsfpy.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.broadleafsfpy.checkout.SfpyCheckoutController;
import org.broadleafsfpy.desk.StorefrontProbe.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A storefront that is asked for the page that the choice posts to")
class StorefrontProbeTest {
    private HttpServer store;
    private int status = 302;
    private String location;
    private boolean signed;

    @BeforeEach
    void start() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext(
                "/shop/sfpy/checkout",
                exchange -> {
                    if (location != null) {
                        exchange.getResponseHeaders().add("Location", location);
                    }
                    if (signed) {
                        exchange.getResponseHeaders().add(SfpyCheckoutController.SIGN, "checkout");
                    }
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        store.start();
    }

    @AfterEach
    void stop() {
        store.stop(0);
    }

    private StorefrontProbe probe() {
        return StorefrontProbe.of("http://localhost:" + store.getAddress().getPort() + "/shop");
    }

    @Test
    void isFineIfTheModuleAnswers() {
        signed = true;
        location = "/shop/cart";
        assertThat(probe().result()).isEqualTo(Result.FINE);
        assertThat(probe().answer()).endsWith("/shop/sfpy/checkout");
    }

    @ParameterizedTest
    @CsvSource({
        "http://store.example/shop/sfpy/checkout",
        "https://store.example:8443/shop/sfpy/checkout",
        "https://www.store.example/sfpy/checkout?from=here",
        "/other/sfpy/checkout"
    })
    void redirectsIfItLeadsToThePageUnderAnotherAddress(String to) {
        location = to;
        assertThat(probe().result()).isEqualTo(Result.REDIRECTED);
        assertThat(probe().answer()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"302,/login", "301,mailto:x", "302,::no address", "404,", "200,", "500,", "403,"})
    void isSomethingElseOtherwise(int answered, String to) {
        status = answered;
        location = to;
        assertThat(probe().result()).isEqualTo(Result.OTHER);
        assertThat(probe().answer()).isEqualTo(Integer.toString(answered));
    }

    @Test
    void isSomethingElseIfItIsAway() {
        int port = store.getAddress().getPort();
        store.stop(0);
        StorefrontProbe away = StorefrontProbe.of("http://localhost:" + port);
        assertThat(away.result()).isEqualTo(Result.OTHER);
        assertThat(away.answer()).isEqualTo("ConnectException");
    }
}
