package org.broadleafsfpy.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;

/**
 * An implementation of one of Broadleaf's interfaces, with the methods that later lines added to
 * the interface.
 *
 * <p>A class that is compiled with Broadleaf 3.1 can't have a method whose type 3.1 does not know;
 * called on a later line, it is missing. {@code PaymentGatewayConfigurationService} is such an
 * interface: {@code getClientTokenService()} came with 5. What our class lacks answers null, with
 * which Broadleaf's gateways say "none".
 */
public final class Completed {
    private Completed() {}

    /**
     * The implementation as seen through the interface as this line of Broadleaf has it.
     * Thread-safe if the implementation is.
     *
     * @throws IllegalArgumentException if the object does not implement the interface, or a method
     *     that it lacks returns a primitive value, for which null is no answer
     */
    public static <T> T as(Class<T> type, T implementation) {
        if (!type.isInterface() || !type.isInstance(implementation)) {
            throw new IllegalArgumentException(implementation + " is no " + type);
        }
        Set<Method> lacking = new HashSet<>();
        for (Method method : type.getMethods()) {
            if (hasMethod(implementation, method)) {
                continue;
            }
            if (method.getReturnType().isPrimitive()) {
                throw new IllegalArgumentException(
                        implementation.getClass() + " lacks " + method + " of this Broadleaf");
            }
            lacking.add(method);
        }
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                lacking.contains(method)
                                        ? null
                                        : invoke(implementation, method, arguments)));
    }

    private static Object invoke(Object implementation, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(implementation, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean hasMethod(Object implementation, Method method) {
        try {
            Method found =
                    implementation
                            .getClass()
                            .getMethod(method.getName(), method.getParameterTypes());
            return !Modifier.isAbstract(found.getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
