package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.connect.Routes;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Container;
import fanfare.model.kind.External;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A route of an API to a service without a function between, as OpenAPI with API Gateway's extension. */
record Integration(Connection route, Context in) implements SamMapping {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}+]+)\\+?}");

    @Override
    public void addTo(Template template) {
        Component api = in.from(route);
        if (Route.isTaken(route, in, template)) {
            return;
        }
        String method = Routes.method(route);
        Map<String, Object> operation = operation(api, in.to(route), template);
        operations(template.resource(api.name()), Routes.path(route))
                .put(
                        method.equals("ANY")
                                ? "x-amazon-apigateway-any-method"
                                : method.toLowerCase(java.util.Locale.ROOT),
                        operation);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> operations(TemplateResource api, String path) {
        Map<String, Object> paths =
                (Map<String, Object>) api.map("DefinitionBody").get("paths");
        return (Map<String, Object>) paths.computeIfAbsent(path, p -> Ordered.of());
    }

    private Map<String, Object> operation(Component api, Component to, Template template) {
        boolean rest = ApiToSam.isRest(api);
        Map<String, Object> integration = integration(to, rest, template);
        api.value(Api.TIMEOUT)
                .ifPresent(t -> integration.put(
                        "timeoutInMillis",
                        Math.min(Seconds.millis(t), rest ? Route.REST_LONGEST_MS : Route.HTTP_LONGEST_MS)));
        Map<String, Object> operation = Ordered.of();
        if (!variables().isEmpty()) {
            operation.put(
                    "parameters",
                    variables().stream().map(Integration::parameter).toList());
        }
        operation.put("responses", responses(rest && to.kind() != External.KIND));
        operation.put("x-amazon-apigateway-integration", integration);
        return operation;
    }

    private Map<String, Object> integration(Component to, boolean rest, Template template) {
        if (to.kind() == External.KIND) {
            return proxy(to, rest, template);
        }
        if (to.kind() == Container.KIND) {
            return ContainerRoute.integration(to, template);
        }
        return rest ? new RestIntegration(route, in).of(template) : new HttpIntegration(route, in).of(template);
    }

    private List<String> variables() {
        Matcher m = VARIABLE.matcher(Routes.path(route));
        return m.results().map(r -> r.group(1)).toList();
    }

    private static Map<String, Object> parameter(String name) {
        return Ordered.of("name", name, "in", "path", "required", true, "schema", Map.of("type", "string"));
    }

    private Map<String, Object> proxy(Component to, boolean rest, Template template) {
        String url = ExternalToSam.urlParameter(to, in, template);
        Map<String, Object> proxy = Ordered.of(
                "type",
                "http_proxy",
                "httpMethod",
                Routes.method(route),
                "uri",
                sub("${" + url + "}" + Routes.path(route).replace("+}", "}")));
        if (!rest) {
            proxy.put("payloadFormatVersion", "1.0");
        } else if (!variables().isEmpty()) {
            Map<String, Object> parameters = Ordered.of();
            variables().forEach(v -> parameters.put("integration.request.path." + v, "method.request.path." + v));
            proxy.put("requestParameters", parameters);
        }
        return proxy;
    }

    private Map<String, Object> responses(boolean mapped) {
        if (!mapped) {
            return Ordered.of("default", Map.of("description", "What " + route.to() + " answers"));
        }
        return Ordered.of(
                "200", Map.of("description", "What " + route.to() + " answers"),
                "400", Map.of("description", "The request is wrong"),
                "500", Map.of("description", route.to() + " has failed"));
    }

    /** The role with which an API calls services; its statements grow with the routes. */
    static Intrinsic role(Component api, Template template, String action, Object resource) {
        String id = Policies.companionRole(
                template, api.name(), "apigateway.amazonaws.com", "CallServices", Policies.allow(action, resource));
        return Intrinsic.arn(id);
    }

    /** What a service is told by, for policies: an ARN. */
    static Object arn(Component to, Context in) {
        boolean byName = to.kind() == fanfare.model.kind.Topic.KIND || to.kind() == fanfare.model.kind.Workflow.KIND;
        return byName ? ref(to.name()) : in.references().arnOf(to);
    }
}
