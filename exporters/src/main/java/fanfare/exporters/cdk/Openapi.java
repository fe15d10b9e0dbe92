package fanfare.exporters.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The routes of an API: those that functions say in their events, and those in its own definition. */
final class Openapi {
    private Openapi() {}

    /** A route to a function. */
    record ToFunction(String path, String method, String function, String event, Tree properties) {}

    /** A route to something else: an operation of a definition with its integration. */
    record ToService(String path, String method, Tree operation) {
        Tree integration() {
            return operation.tree("x-amazon-apigateway-integration");
        }

        /** A name for what the route does: {@code PostJobs}. */
        String name() {
            return Names.pascal(method.toLowerCase(Locale.ROOT) + " " + path);
        }
    }

    /** The routes of an API that functions say. */
    static List<ToFunction> functions(String api, String property, Stack stack) {
        List<ToFunction> routes = new ArrayList<>();
        stack.resources().values().stream()
                .filter(r -> r.type().equals(Function.TYPE))
                .forEach(f -> f.properties().tree("Events").entries().forEach((name, event) -> {
                    Tree p = Tree.of(event).tree("Properties");
                    if (p.at(property)
                            .flatMap(stack.values()::target)
                            .filter(api::equals)
                            .isPresent()) {
                        routes.add(new ToFunction(p.text("Path"), p.text("Method"), f.id(), name, p));
                    }
                }));
        return routes;
    }

    /** The routes of a definition. */
    static List<ToService> services(Tree definition) {
        List<ToService> routes = new ArrayList<>();
        definition.tree("paths").entries().forEach((path, operations) -> {
            if (operations instanceof Map<?, ?> map) {
                map.forEach((method, operation) -> {
                    if (Tree.of(operation).has("x-amazon-apigateway-integration")) {
                        String said = method.toString().contains("any-method") ? "ANY" : method.toString();
                        routes.add(new ToService(path, said.toUpperCase(Locale.ROOT), Tree.of(operation)));
                    }
                });
            }
        });
        return routes;
    }
}
