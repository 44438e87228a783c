package org.broadleafsfpy.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.servlet.http.Cookie;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.hibernate.Session;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

/** The page on which a shopper waits, asked over HTTP's objects in a real store. */
@DisplayName("The waiting page")
class WaitingPageIT extends Scenario {
    private final SfpyCheckoutController controller =
            new SfpyCheckoutController(
                    store.bean(SfpyCheckout.class),
                    store.bean(StatusVersions.class),
                    store.bean(SettingsService.class),
                    store.bean("blOrderService", OrderService.class),
                    "/cart",
                    "/confirmation",
                    new PageLayout("", false));

    private SfpyRequest shown;

    @BeforeEach
    void start() {
        shown = store.newFrozenOrder(4200, 5);
    }

    @Test
    void isToldByOneStatementWhetherThereIsSomethingNew() throws Exception {
        status(ownersRequest()); // fills what is filled once
        EntityManager em =
                store.bean("entityManagerFactory", EntityManagerFactory.class)
                        .createEntityManager();
        Statistics statistics = em.unwrap(Session.class).getSessionFactory().getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            status(ownersRequest());
            assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
        } finally {
            statistics.setStatisticsEnabled(false);
            em.close();
        }
    }

    @Test
    void hasSomethingNewAfterAPartAndNothingAfterAnotherLook() throws Exception {
        String before = status(ownersRequest()).path("version").asText();
        assertThat(status(ownersRequest()).path("version").asText()).isEqualTo(before);
        assertThat(modelOf(ownersRequest()).asMap()).containsEntry("sfpyVersion", before);

        ObjectNode part = Events.payment(shown.getRequestId(), 1000);
        pay(part);

        JsonNode now = status(ownersRequest());
        assertThat(now.path("version").asText()).isNotEqualTo(before);
        assertThat(now.path("state").asText()).isEqualTo("PARTIALLY_PAID");
        assertThat(now.path("settled").asBoolean()).isFalse();
        assertThat(now.path("totalUsdCents").asLong()).isEqualTo(4200);
        assertThat(now.path("receivedUsdCents").asLong()).isEqualTo(1000);
        assertThat(modelOf(ownersRequest()).asMap())
                .containsEntry("sfpyVersion", now.path("version").asText());
    }

    @Test
    void tellsStrangersNothing() throws Exception {
        MockHttpServletRequest stranger = new MockHttpServletRequest();
        MockHttpServletResponse answer = new MockHttpServletResponse();
        controller.status(shown.getPageKey(), stranger, answer);
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).doesNotContain("version");
    }

    @Test
    void reloadsByAHeaderUntilAScriptOfItsHasRun() {
        MockHttpServletResponse first = new MockHttpServletResponse();
        page(ownersRequest(), first, new ExtendedModelMap());
        assertThat(first.getHeader("Refresh")).isEqualTo("5");

        MockHttpServletRequest scripted = ownersRequest(new Cookie("sfpy_scripts", "1"));
        MockHttpServletResponse second = new MockHttpServletResponse();
        page(scripted, second, new ExtendedModelMap());
        assertThat(second.getHeader("Refresh")).isNull();
    }

    private JsonNode status(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        controller.status(shown.getPageKey(), request, answer);
        assertThat(answer.getStatus()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.getContentAsByteArray());
    }

    private Model modelOf(MockHttpServletRequest request) {
        Model model = new ExtendedModelMap();
        page(request, new MockHttpServletResponse(), model);
        return model;
    }

    private void page(
            MockHttpServletRequest request, MockHttpServletResponse response, Model model) {
        String view = controller.payment(shown.getPageKey(), request, response, model);
        assertThat(view).isEqualTo("sfpy/payment");
    }

    private MockHttpServletRequest ownersRequest(Cookie... more) {
        MockHttpServletResponse given = new MockHttpServletResponse();
        ShopperIdentity.remember(new MockHttpServletRequest(), given, shown);
        String[] cookie = given.getHeader("Set-Cookie").split("[=;]");
        MockHttpServletRequest request = new MockHttpServletRequest();
        Cookie[] all = java.util.Arrays.copyOf(more, more.length + 1);
        all[more.length] = new Cookie(cookie[0], cookie[1]);
        request.setCookies(all);
        return request;
    }
}
