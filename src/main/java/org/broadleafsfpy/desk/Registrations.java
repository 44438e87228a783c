package org.broadleafsfpy.desk;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadleafsfpy.client.SfpyWebhooks.Endpoint;
import org.broadleafsfpy.webhook.SfpyWebhookController;

/**
 * Which of the endpoints that SFPY sends events to are this store's, and which may be. Immutable.
 */
final class Registrations {
    private final List<Endpoint> all;
    private final String url;

    /**
     * @param all what is registered at SFPY
     * @param url the store's own endpoint; empty if its address is not known
     */
    Registrations(List<Endpoint> all, String url) {
        this.all = all;
        this.url = url;
    }

    /**
     * @return the registration of exactly this store's endpoint; of several, the one that gets most
     */
    Optional<Endpoint> own() {
        return all.stream()
                .filter(endpoint -> endpoint.url().equals(url))
                .min(Comparator.comparingInt(endpoint -> endpoint.missingEvents().size()));
    }

    /**
     * Further registrations of this module's endpoint: a second one, one with a slash behind it, by
     * http, or of another host, which may be an address of the past or another store.
     *
     * @return them; none while the store's own address is not known
     */
    List<Endpoint> others() {
        String own = own().map(Endpoint::token).orElse("");
        return all.stream()
                .filter(endpoint -> !url.isEmpty() && hasOurPath(endpoint.url()))
                .filter(endpoint -> !endpoint.token().equals(own))
                .collect(Collectors.toList());
    }

    /**
     * @return those of {@link #others()} that may be removed, addresses by tokens; none before the
     *     store's own is registered, so that events always arrive somewhere
     */
    Map<String, String> removable() {
        Map<String, String> removable = new LinkedHashMap<>();
        if (own().isPresent()) {
            others().forEach(endpoint -> removable.put(endpoint.token(), endpoint.url()));
        }
        return removable;
    }

    private static boolean hasOurPath(String endpoint) {
        try {
            String path = new URI(endpoint).getPath();
            return path != null
                    && path.replaceFirst("/+$", "").endsWith(SfpyWebhookController.PATH);
        } catch (URISyntaxException e) {
            return false; // what is no address leads to nobody
        }
    }
}
