package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.kind.Api;
import fanfare.model.kind.Interactions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An HTTP API, a REST API, or nothing of its own: a function URL belongs to its function. */
record ApiToSam(Component api, Context in) implements SamMapping {
    private static final String STAGE = "Stage";

    @Override
    public void addTo(Template template) {
        switch (api.get(Api.FLAVOUR)) {
            case "rest" -> rest(template);
            case "function-url" -> functionUrl(template);
            default -> http(template);
        }
    }

    private void http(Template template) {
        if (isUnused()) {
            template.remark(api.name() + " has no route yet and is left out of the template.");
            return;
        }
        TemplateResource r =
                template.add(api.name(), "AWS::Serverless::HttpApi").with("FailOnWarnings", true);
        Map<String, Object> throttle = throttle();
        if (!throttle.isEmpty()) {
            r.with("DefaultRouteSettings", throttle);
        }
        template.output(
                api.name() + "Url",
                "URL of " + api.name(),
                sub("https://${" + api.name() + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}"));
    }

    private void rest(Template template) {
        if (isUnused()) {
            template.remark(api.name() + " has no route yet and is left out of the template.");
            return;
        }
        template.parameter(STAGE, "Name of the stage of REST APIs", Ordered.of("Default", "prod"));
        // Without it, SAM adds a second stage of its own.
        template.globals("Api").put("OpenApiVersion", "3.0.1");
        Map<String, Object> settings = Ordered.of("ResourcePath", "/*", "HttpMethod", "*");
        settings.putAll(throttle());
        TemplateResource r = template.add(api.name(), "AWS::Serverless::Api")
                .with("StageName", ref(STAGE))
                .with("EndpointConfiguration", Map.of("Type", "REGIONAL"))
                .with("TracingEnabled", true);
        if (settings.size() > 2) {
            r.with("MethodSettings", List.of(settings));
        }
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
        return in.design().from(api.name()).noneMatch(c -> c.as() == Interactions.INVOKE);
    }

    private Map<String, Object> throttle() {
        Map<String, Object> settings = new LinkedHashMap<>();
        api.set().find(Api.THROTTLE_BURST).ifPresent(burst -> settings.put("ThrottlingBurstLimit", burst));
        api.set().find(Api.THROTTLE_RATE).ifPresent(rate -> settings.put("ThrottlingRateLimit", Numbers.plain(rate)));
        return settings;
    }
}
