package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.kind.Api;
import fanfare.model.kind.Container;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import java.util.List;
import java.util.Map;

/** An HTTP API, a REST API, a load balancer, or nothing of its own: a function URL belongs to its function. */
record ApiToSam(Component api, Context in) implements SamMapping {
    private static final String STAGE = "Stage";
    private static final String ACCESS_LOG = "{\"requestId\":\"$context.requestId\",\"time\":\"$context.requestTime\","
            + "\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"latency\":\"$context.responseLatency\","
            + "\"integrationLatency\":\"$context.integrationLatency\",\"error\":\"$context.integrationErrorMessage\"}";

    @Override
    public void addTo(Template template) {
        switch (api.get(Api.FLAVOUR)) {
            case "rest" -> rest(template);
            case "function-url" -> functionUrl(template);
            case "alb" -> balancer(template);
            default -> http(template);
        }
    }

    /** The name of a REST API, by which its metrics are counted. */
    static Intrinsic name(Component api) {
        return sub("${AWS::StackName}-" + api.name());
    }

    static boolean isRest(Component api) {
        return api.get(Api.FLAVOUR).equals("rest");
    }

    private void balancer(Template template) {
        if (isUnused()) {
            template.remark(api.name() + " has no route yet and is left out of the template.");
        } else {
            new BalancerToSam(api, in).addTo(template);
        }
    }

    private void http(Template template) {
        if (isUnused()) {
            new BareApi(api).addTo(template);
            return;
        }
        TemplateResource r =
                template.add(api.name(), "AWS::Serverless::HttpApi").with("FailOnWarnings", true);
        if (hasIntegrations()) {
            r.with("DefinitionBody", definition());
        }
        r.with("DefaultRouteSettings", throttle());
        r.with("AccessLogSettings", accessLog(template));
        template.output(
                api.name() + "Url",
                "URL of " + api.name(),
                sub("https://${" + api.name() + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}"));
    }

    private void rest(Template template) {
        if (isUnused()) {
            new BareApi(api).addTo(template);
            return;
        }
        template.parameter(STAGE, "Name of the stage of REST APIs", Ordered.of("Default", "prod"));
        // Without it, SAM adds a second stage of its own.
        template.globals("Api").put("OpenApiVersion", "3.0.1");
        Map<String, Object> settings = Ordered.of("ResourcePath", "/*", "HttpMethod", "*");
        settings.putAll(throttle());
        settings.putAll(caching());
        TemplateResource r = template.add(api.name(), "AWS::Serverless::Api")
                .with("Name", name(api))
                .with("StageName", ref(STAGE))
                .with("EndpointConfiguration", Map.of("Type", "REGIONAL"))
                .with("TracingEnabled", true);
        if (hasIntegrations()) {
            r.with("DefinitionBody", definition());
            r.with("MergeDefinitions", true);
        }
        api.value(Api.CACHE_SIZE)
                .ifPresent(
                        size -> r.with("CacheClusterEnabled", true).with("CacheClusterSize", size.replace(" GB", "")));
        r.with("MethodSettings", List.of(settings));
        template.output(
                api.name() + "Url",
                "URL of " + api.name(),
                sub("https://${" + api.name() + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${Stage}"));
    }

    private void functionUrl(Template template) {
        if (isUnused()) {
            template.remark(api.name() + " has no function yet and is left out of the template.");
        }
    }

    private boolean isUnused() {
        return in.design().from(api.name()).allMatch(c -> c.as() == Interactions.AUTHORIZE);
    }

    private boolean hasIntegrations() {
        return in.design()
                .from(api.name())
                .filter(c -> c.as() != Interactions.AUTHORIZE)
                .map(c -> in.to(c).kind())
                .anyMatch(k -> k != Function.KIND && (k != Container.KIND || ContainerRoute.isInDefinition(api)));
    }

    private Map<String, Object> definition() {
        return Ordered.of(
                "openapi",
                "3.0.1",
                "info",
                Ordered.of("title", ref("AWS::StackName"), "version", "1.0"),
                "paths",
                Ordered.of());
    }

    private Map<String, Object> caching() {
        return api.value(Api.CACHE_SIZE).isEmpty()
                ? Map.of()
                : Ordered.of(
                        "CachingEnabled",
                        true,
                        "CacheTtlInSeconds",
                        Seconds.of(api.get(Api.CACHE_TTL)),
                        "CacheDataEncrypted",
                        true);
    }

    /** What the design is simulated with, said even where it is what every account has. */
    private Map<String, Object> throttle() {
        return Ordered.of(
                "ThrottlingBurstLimit",
                api.get(Api.THROTTLE_BURST),
                "ThrottlingRateLimit",
                Numbers.plain(api.get(Api.THROTTLE_RATE)));
    }

    /** One JSON object per request; an HTTP API needs no role for it. */
    private Map<String, Object> accessLog(Template template) {
        String logs = template.unique(api.name() + "Logs");
        template.add(logs, "AWS::Logs::LogGroup")
                .attribute("DeletionPolicy", "Delete")
                .attribute("UpdateReplacePolicy", "Delete")
                .with("LogGroupName", sub("/aws/apigateway/${AWS::StackName}-" + api.name()))
                .with("RetentionInDays", FunctionToSam.LOG_DAYS);
        return Ordered.of("DestinationArn", Intrinsic.arn(logs), "Format", ACCESS_LOG);
    }
}
