package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.connect.Routes;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import java.util.Map;

/** A route of an API to a function, or the function's URL. */
record Route(Connection call, Context in) implements SamMapping {
    static final long HTTP_LONGEST_MS = 30_000;
    static final long REST_LONGEST_MS = 29_000;

    @Override
    public void addTo(Template template) {
        Component api = in.from(call);
        switch (api.get(Api.FLAVOUR)) {
            case "function-url" -> url(api, template);
            case "alb" -> BalancerToSam.function(call, in, template);
            case "rest" -> event(api, template, "Api", "RestApiId", REST_LONGEST_MS);
            default -> event(api, template, "HttpApi", "ApiId", HTTP_LONGEST_MS);
        }
    }

    private void url(Component api, Template template) {
        TemplateResource function = template.resource(call.to());
        boolean streams = in.to(call).get(Function.INVOKE_MODE).equals("response-stream");
        function.map("FunctionUrlConfig")
                .putAll(Ordered.of("AuthType", "NONE", "InvokeMode", streams ? "RESPONSE_STREAM" : "BUFFERED"));
        template.remark("The function URL of " + call.to()
                + " answers anybody. Set AuthType to AWS_IAM if only your own callers may use it.");
        template.output(
                api.name() + "Url", "URL of " + api.name(), new Intrinsic.GetAtt(call.to() + "Url", "FunctionUrl"));
    }

    private void event(Component api, Template template, String type, String id, long longest) {
        if (isTaken(call, in, template)) {
            return;
        }
        String path = Routes.path(call);
        String method = Routes.method(call);
        Map<String, Object> properties = Ordered.of(id, ref(api.name()), "Path", path, "Method", method);
        api.value(Api.TIMEOUT).ifPresent(t -> properties.put("TimeoutInMillis", Math.min(Seconds.millis(t), longest)));
        Events.add(template.resource(call.to()), api.name(), type, properties);
    }

    /** True, and said, if an earlier connection has the same route. */
    static boolean isTaken(Connection route, Context in, Template template) {
        String path = Routes.path(route);
        String method = Routes.method(route);
        boolean taken = in.design()
                .from(route.from())
                .takeWhile(c -> !c.id().equals(route.id()))
                .filter(c -> c.as() != Interactions.AUTHORIZE)
                .anyMatch(c -> Routes.path(c).equals(path) && Routes.method(c).equals(method));
        if (taken) {
            template.remark(route.from() + " has two routes for " + method + " " + path + "; the one to " + route.to()
                    + " is left out.");
        }
        return taken;
    }
}
