package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Container;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import java.util.Locale;
import java.util.Map;

/** A route of an API to a function, or the function's URL. */
record Route(Connection call, Context in) implements SamMapping {
    private static final long HTTP_LONGEST_MS = 30_000;
    private static final long REST_LONGEST_MS = 29_000;

    @Override
    public void addTo(Template template) {
        Component api = in.from(call);
        if (in.to(call).kind() == Container.KIND) {
            new ContainerRoute(call, in).addTo(template);
            return;
        }
        switch (api.get(Api.FLAVOUR)) {
            case "function-url" -> url(api, template);
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
        String path = path(call);
        String method = call.get(Interactions.METHOD);
        boolean taken = in.design()
                .from(api.name())
                .takeWhile(c -> !c.id().equals(call.id()))
                .anyMatch(
                        c -> path(c).equals(path) && c.get(Interactions.METHOD).equals(method));
        if (taken) {
            template.remark(api.name() + " has two routes for " + method + " " + path + "; the one to " + call.to()
                    + " is left out.");
            return;
        }
        Map<String, Object> properties = Ordered.of(id, ref(api.name()), "Path", path, "Method", method);
        api.value(Api.TIMEOUT).ifPresent(t -> properties.put("TimeoutInMillis", Math.min(Seconds.millis(t), longest)));
        Events.add(template.resource(call.to()), api.name(), type, properties);
    }

    static String path(Connection route) {
        return route.value(Interactions.PATH).orElse("/" + route.to().toLowerCase(Locale.ROOT));
    }
}
