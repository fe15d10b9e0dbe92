package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.WebSocketApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A WebSocket API; its routes are added by its connections. */
record WebSocketApiToSam(Component api, Context in) implements SamMapping {
    /** The stage that every WebSocket API has; part of its URL. */
    static final String STAGE = "live";

    private static final String DEFAULT = "$default";

    @Override
    public void addTo(Template template) {
        if (isLeftOut(api, in.design())) {
            new BareApi(api).addTo(template);
            return;
        }
        TemplateResource r = template.add(api.name(), "AWS::Serverless::WebSocketApi")
                .with("RouteSelectionExpression", api.get(WebSocketApi.ROUTE_SELECTION))
                .with("StageName", STAGE);
        Map<String, Object> throttle = new LinkedHashMap<>();
        api.set().find(WebSocketApi.THROTTLE_BURST).ifPresent(b -> throttle.put("ThrottlingBurstLimit", b));
        api.set()
                .find(WebSocketApi.THROTTLE_RATE)
                .ifPresent(rate -> throttle.put("ThrottlingRateLimit", Numbers.plain(rate)));
        r.with("DefaultRouteSettings", throttle);
        r.map("Routes");
        template.output(api.name() + "Url", "URL of " + api.name(), sub("wss://" + host(api) + "/" + STAGE));
    }

    /** True while it has no route: an API without one cannot be deployed. */
    static boolean isLeftOut(Component api, Design design) {
        return design.from(api.name()).findAny().isEmpty();
    }

    /** Its host, to be substituted. */
    static String host(Component api) {
        return "${" + api.name() + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}";
    }

    /** A route to a function. */
    record Route(Connection call, Context in) implements SamMapping {
        @Override
        public void addTo(Template template) {
            Component api = in.from(call);
            Map<String, Object> routes = template.resource(api.name()).map("Routes");
            String key = key();
            if (routes.containsKey(key)) {
                template.remark(api.name() + " has two routes " + key + "; the one to " + call.to() + " is left out.");
                return;
            }
            Map<String, Object> route =
                    Ordered.of("FunctionArn", in.references().arnOf(in.to(call)));
            api.set().find(WebSocketApi.TIMEOUT).ifPresent(t -> route.put("IntegrationTimeout", Seconds.millis(t)));
            routes.put(key, route);
        }

        private String key() {
            return call.value(Interactions.ROUTE).orElseGet(() -> onlyRouteOfMessages() ? DEFAULT : call.to());
        }

        private boolean onlyRouteOfMessages() {
            List<String> others = in.design()
                    .from(call.from())
                    .filter(c -> !c.id().equals(call.id()))
                    .map(c -> c.value(Interactions.ROUTE).orElse(DEFAULT))
                    .filter(route -> !route.equals("$connect") && !route.equals("$disconnect"))
                    .toList();
            return others.isEmpty();
        }
    }
}
