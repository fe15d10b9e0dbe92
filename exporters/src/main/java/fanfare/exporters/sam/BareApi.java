package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.kind.Api;
import fanfare.model.kind.WebSocketApi;
import java.util.List;
import java.util.Map;

/** An API that has no route yet, or whose routes are resources that are kept: by itself, without a stage. */
record BareApi(Component api) {

    void addTo(Template template) {
        template.remark(api.name() + " has no route yet: it is made without a stage.");
        Intrinsic name = sub("${AWS::StackName}-" + api.name());
        if (api.kind() == Api.KIND && ApiToSam.isRest(api)) {
            template.add(api.name(), "AWS::ApiGateway::RestApi")
                    .with("Name", name)
                    .with("EndpointConfiguration", Map.of("Types", List.of("REGIONAL")));
            return;
        }
        boolean webSocket = api.kind() == WebSocketApi.KIND;
        TemplateResource r = template.add(api.name(), "AWS::ApiGatewayV2::Api")
                .with("Name", name)
                .with("ProtocolType", webSocket ? "WEBSOCKET" : "HTTP");
        if (webSocket) {
            r.with("RouteSelectionExpression", api.get(WebSocketApi.ROUTE_SELECTION));
        }
    }
}
