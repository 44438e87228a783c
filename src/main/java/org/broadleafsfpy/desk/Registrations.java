package org.broadleafsfpy.desk;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
     * @return those of {@link #others()} that are surely this store: its own address a second time,
     *     by the other scheme, or with a slash behind it. Addresses by tokens; none before the
     *     store's own is registered, so that events always arrive somewhere
     */
    Map<String, String> removable() {
        Map<String, String> removable = new LinkedHashMap<>();
        if (own().isPresent()) {
            others().stream()
                    .filter(endpoint -> place(endpoint.url()).equals(place(url)))
                    .forEach(endpoint -> removable.put(endpoint.token(), endpoint.url()));
        }
        return removable;
    }

    /** What of an address says which store it is: host, port unless it is a usual one, and path. */
    private static String place(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            boolean usual = uri.getPort() == -1 || uri.getPort() == 80 || uri.getPort() == 443;
            String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
            return host + (usual ? "" : ":" + uri.getPort()) + pathOf(uri);
        } catch (URISyntaxException e) {
            return ""; // and hasOurPath() has said no to it
        }
    }

    private static String pathOf(URI uri) {
        return uri.getPath() == null ? "" : uri.getPath().replaceFirst("/+$", "");
    }

    private static boolean hasOurPath(String endpoint) {
        try {
            return pathOf(new URI(endpoint)).endsWith(SfpyWebhookController.PATH);
        } catch (URISyntaxException e) {
            return false; // what is no address leads to nobody
        }
    }
}
