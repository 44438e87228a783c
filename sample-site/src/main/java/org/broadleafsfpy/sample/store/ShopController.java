package org.broadleafsfpy.sample.store;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.core.catalog.domain.Category;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Home, categories and products. */
@Controller
public class ShopController {
    private final CatalogService catalog;

    public ShopController(CatalogService catalog) {
        this.catalog = catalog;
    }

    @RequestMapping(value = "/", method = RequestMethod.GET)
    public String home(Model model) {
        model.addAttribute("categories", categories());
        model.addAttribute("products", products(null));
        return "shop/home";
    }

    @RequestMapping(value = "/category/{slug}", method = RequestMethod.GET)
    public String category(
            @PathVariable("slug") String slug, Model model, HttpServletResponse response) {
        Category category = catalog.findCategoryByURI("/" + slug);
        if (category == null) {
            return notFound(response);
        }
        model.addAttribute("category", category);
        model.addAttribute("categories", categories());
        model.addAttribute("products", products(category));
        return "shop/category";
    }

    @RequestMapping(value = "/product/{slug}", method = RequestMethod.GET)
    public String product(
            @PathVariable("slug") String slug, Model model, HttpServletResponse response) {
        Product product = catalog.findProductByURI("/" + slug);
        if (product == null) {
            return notFound(response);
        }
        model.addAttribute("product", product);
        model.addAttribute("stock", product.getDefaultSku().getQuantityAvailable());
        return "shop/product";
    }

    private List<Category> categories() {
        return catalog.findAllCategories().stream()
                .sorted(Comparator.comparing(Category::getId))
                .toList();
    }

    /** Those of a category, or of all; what is in no category is not for sale here. */
    private List<Product> products(Category category) {
        return catalog.findAllProducts().stream()
                .filter(product -> product.getDefaultCategory() != null)
                .filter(
                        product ->
                                category == null
                                        || Objects.equals(
                                                product.getDefaultCategory().getId(),
                                                category.getId()))
                .sorted(Comparator.comparing(Product::getId))
                .toList();
    }

    static String notFound(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return "shop/notFound";
    }
}
