package org.broadleafsfpy.webhook;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/**
 * A delivery of which nothing but the endpoint reads the body, whatever type it says it has:
 * filters and resolvers that look for a form's parameters or parts would use it up. Lives as long
 * as its request.
 */
final class UnparsedRequest extends HttpServletRequestWrapper {
    UnparsedRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getContentType() {
        return null;
    }

    @Override
    public String getParameter(String name) {
        return null;
    }

    @Override
    public String[] getParameterValues(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.emptyMap();
    }
}
