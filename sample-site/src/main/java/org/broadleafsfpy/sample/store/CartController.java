package org.broadleafsfpy.sample.store;

import java.util.concurrent.Callable;
import org.broadleafcommerce.core.inventory.service.InventoryUnavailableException;
import org.broadleafcommerce.core.order.domain.NullOrderImpl;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** The cart. */
@Controller
public class CartController {
    private static final int MOST = 99;

    private final OrderService orders;

    public CartController(OrderService orders) {
        this.orders = orders;
    }

    @RequestMapping(value = "/cart", method = RequestMethod.GET)
    public String cart() {
        return "shop/cart";
    }

    @RequestMapping(value = "/cart/add", method = RequestMethod.POST)
    public String add(
            @RequestParam("productId") Long productId,
            @RequestParam("skuId") Long skuId,
            @RequestParam("quantity") int quantity,
            Model model)
            throws Exception {
        return unlessSoldOut(
                model,
                () -> {
                    Order cart = CartState.getCart();
                    if (cart == null || cart instanceof NullOrderImpl) {
                        cart = orders.createNewCartForCustomer(CustomerState.getCustomer());
                    }
                    OrderItemRequestDTO item = new OrderItemRequestDTO();
                    item.setProductId(productId);
                    item.setSkuId(skuId);
                    item.setQuantity(Math.max(1, Math.min(MOST, quantity)));
                    return orders.addItem(cart.getId(), item, true);
                });
    }

    @RequestMapping(value = "/cart/update", method = RequestMethod.POST)
    public String update(
            @RequestParam("itemId") Long itemId,
            @RequestParam("quantity") int quantity,
            Model model)
            throws Exception {
        return unlessSoldOut(
                model,
                () -> {
                    Order cart = CartState.getCart();
                    if (quantity < 1) {
                        return orders.removeItem(cart.getId(), itemId, true);
                    }
                    OrderItemRequestDTO item = new OrderItemRequestDTO();
                    item.setOrderItemId(itemId);
                    item.setQuantity(Math.min(MOST, quantity));
                    return orders.updateItemQuantity(cart.getId(), item, true);
                });
    }

    private static String unlessSoldOut(Model model, Callable<Order> change) throws Exception {
        try {
            CartState.setCart(change.call());
            return "redirect:/cart";
        } catch (Exception e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InventoryUnavailableException) {
                    model.addAttribute("soldOut", true);
                    return "shop/cart";
                }
            }
            throw e;
        }
    }
}
