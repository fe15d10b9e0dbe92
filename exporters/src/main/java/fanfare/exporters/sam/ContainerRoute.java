package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.connect.Routes;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Interactions;

/** A route of an HTTP API over a VPC link to the tasks of a service. */
record ContainerRoute(Connection call, Context in) implements SamMapping {
    private static final long HTTP_LONGEST_MS = 30_000;

    @Override
    public void addTo(Template template) {
        Component api = in.from(call);
        Component container = in.to(call);
        if (api.get(Api.FLAVOUR).equals("alb")) {
            BalancerToSam.container(call, in, template);
            return;
        }
        if (!api.get(Api.FLAVOUR).equals("http")) {
            template.remark(
                    api.name() + " reaches " + container.name()
                            + " over a load balancer, which the template does not have: make it an HTTP API, or add the route by hand.");
            return;
        }
        TaskNetwork network = new TaskNetwork(template);
        String name = api.name() + "To" + container.name();
        String integration = template.unique(name + "Integration");
        TemplateResource r = template.add(integration, "AWS::ApiGatewayV2::Integration")
                .with("ApiId", ref(api.name()))
                .with("IntegrationType", "HTTP_PROXY")
                .with("IntegrationMethod", "ANY")
                .with("ConnectionType", "VPC_LINK")
                .with("ConnectionId", ref(network.vpcLink()))
                .with("IntegrationUri", arn(network.discovery(container).id()))
                .with("PayloadFormatVersion", "1.0");
        api.value(Api.TIMEOUT).ifPresent(t -> r.with("TimeoutInMillis", Math.min(Seconds.millis(t), HTTP_LONGEST_MS)));
        template.add(template.unique(name), "AWS::ApiGatewayV2::Route")
                .with("ApiId", ref(api.name()))
                .with("RouteKey", call.get(Interactions.METHOD) + " " + Routes.path(call))
                .with("Target", sub("integrations/${" + integration + "}"));
    }
}
