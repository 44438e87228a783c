package org.broadleafsfpy.sample.store;

import java.util.concurrent.Callable;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.core.inventory.service.InventoryUnavailableException;
import org.broadleafcommerce.core.order.domain.NullOrderImpl;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.core.web.controller.cart.BroadleafCartController;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** The cart, by Broadleaf's own controller where that does not mind what is sold out. */
@Controller
public class CartController extends BroadleafCartController {
    private static final int MOST = 99;

    @Override
    @RequestMapping(value = "/cart", method = RequestMethod.GET)
    public String cart(HttpServletRequest request, HttpServletResponse response, Model model)
            throws PricingException {
        return super.cart(request, response, model);
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
                        cart = orderService.createNewCartForCustomer(CustomerState.getCustomer());
                    }
                    OrderItemRequestDTO item = new OrderItemRequestDTO();
                    item.setProductId(productId);
                    item.setSkuId(skuId);
                    item.setQuantity(Math.max(1, Math.min(MOST, quantity)));
                    return orderService.addItem(cart.getId(), item, true);
                });
    }

    /** Changes a line. A page that was left open may show one that is no longer there. */
    @RequestMapping(value = "/cart/update", method = RequestMethod.POST)
    public String update(
            @RequestParam("itemId") Long itemId,
            @RequestParam("quantity") int quantity,
            Model model)
            throws Exception {
        Order cart = CartState.getCart();
        if (!hasItem(cart, itemId)) {
            model.addAttribute("changed", true);
            return getCartView();
        }
        return unlessSoldOut(
                model,
                () -> {
                    if (quantity < 1) {
                        return orderService.removeItem(cart.getId(), itemId, true);
                    }
                    OrderItemRequestDTO item = new OrderItemRequestDTO();
                    item.setOrderItemId(itemId);
                    item.setQuantity(Math.min(MOST, quantity));
                    return orderService.updateItemQuantity(cart.getId(), item, true);
                });
    }

    private static boolean hasItem(Order cart, Long itemId) {
        return cart != null
                && !(cart instanceof NullOrderImpl)
                && cart.getOrderItems().stream().anyMatch(item -> item.getId().equals(itemId));
    }

    private String unlessSoldOut(Model model, Callable<Order> change) throws Exception {
        try {
            CartState.setCart(change.call());
            return getCartPageRedirect();
        } catch (Exception e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InventoryUnavailableException) {
                    model.addAttribute("soldOut", true);
                    return getCartView();
                }
            }
            throw e;
        }
    }

    /** Applies an offer's code; the view says why, if that can't be. */
    @Override
    @RequestMapping(value = "/cart/promo", method = RequestMethod.POST)
    public String addPromo(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam("promoCode") String code)
            throws java.io.IOException, PricingException {
        return super.addPromo(request, response, model, code.trim());
    }

    @Override
    @RequestMapping(value = "/cart/promo/remove", method = RequestMethod.POST)
    public String removePromo(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam("offerCodeId") Long offerCodeId)
            throws java.io.IOException, PricingException {
        return super.removePromo(request, response, model, offerCodeId);
    }

    @Override
    public String getCartView() {
        return "shop/cart";
    }
}
