package fanfare.exporters.k6;

import fanfare.model.connect.Routes;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Call;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Container;
import fanfare.model.kind.Fetch;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Something deployed that answers plain HTTP requests from outside. */
record Endpoint(Design design, Component component) {
    private static final long IDS = 1_000_000;
    private static final Set<Kind> KINDS = Set.of(Api.KIND, Cdn.KIND, Container.KIND);

    /**
     * A way into an endpoint.
     *
     * @param method of HTTP
     * @param path as JavaScript, without the server
     * @param share of the requests, in proportion to the others
     */
    record Route(String method, String path, double share) {}

    static boolean is(Component component) {
        return KINDS.contains(component.kind());
    }

    /** True if it asks who sends. */
    boolean isAuthorized() {
        return design.from(component.name()).anyMatch(c -> c.as() == Interactions.AUTHORIZE);
    }

    /** Its routes with their shares; one that is all where the design names none. */
    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        design.from(component.name()).forEach(c -> {
            if (component.kind() == Api.KIND && c.as() != Interactions.AUTHORIZE) {
                routes.add(route(c));
            } else if (component.kind() == Cdn.KIND && c.as() == Fetch.INTERACTION) {
                routes.add(new Route(
                        "GET",
                        path(c.value(Fetch.PATH_PATTERN).orElse("/*"), c.get(Fetch.OBJECTS)),
                        c.get(Call.PROBABILITY)));
            }
        });
        routes.removeIf(r -> r.share() == 0);
        return routes.isEmpty() ? List.of(new Route("GET", "'/'", 1)) : routes;
    }

    private Route route(Connection c) {
        double share = c.get(Call.PROBABILITY);
        if (component.get(Api.FLAVOUR).equals("function-url")) {
            return new Route("POST", "'/'", share);
        }
        String method = Routes.method(c);
        return new Route(method.equals("ANY") ? "POST" : method, path(Routes.path(c), IDS), share);
    }

    /** As JavaScript: what stands for many paths becomes one of so many numbers. */
    private static String path(String pattern, long ids) {
        String whole = pattern.startsWith("/") ? pattern : "/" + pattern;
        String path = Js.text(whole)
                .replaceAll("\\{[^}]*}|[*?]", "' + anyOf(" + ids + ") + '")
                .replace(" + ''", "")
                .replace("'' + ", "");
        return path;
    }
}
