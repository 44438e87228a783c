package org.broadleafsfpy.checkout;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves the style and the script of the shopper's pages. Thread-safe. */
@Controller
public class PageAssetController {
    /** A year. Private: the store's filters may set cookies beside it. */
    private static final String FOR_GOOD = "private, max-age=31536000, immutable";

    private static final String NOT_AT_ALL = "no-store";

    private final PageAssets assets;

    /**
     * @param assets the files
     */
    public PageAssetController(PageAssets assets) {
        this.assets = assets;
    }

    /**
     * A file that is not the version that was asked for is not to be kept under its address: while
     * nodes are updated one by one, a page of a new one may get the file of an old one.
     *
     * @param name the file's name
     * @param version what the page wants, or null
     * @param response gets the file, or 404
     * @throws IOException if the connection breaks
     */
    @RequestMapping(value = PageAssets.PATH + "{name}", method = RequestMethod.GET)
    public void asset(
            @PathVariable("name") String name,
            @RequestParam(value = "v", required = false) String version,
            HttpServletResponse response)
            throws IOException {
        Optional<PageAssets.Asset> found = assets.find(name);
        if (!found.isPresent()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] content = found.get().content();
        response.setContentType(found.get().contentType());
        response.setHeader("Cache-Control", found.get().isVersion(version) ? FOR_GOOD : NOT_AT_ALL);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
