package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import java.util.Map;

/** A route of an API to the tasks of a container: over the private network, or as targets of a load balancer. */
record ContainerRoute(Connection call, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component api = in.from(call);
        switch (api.get(Api.FLAVOUR)) {
            case "alb" -> BalancerToSam.container(call, in, template);
            case "http" -> new Integration(call, in).addTo(template);
            default ->
                template.remark(
                        api.name() + " reaches " + call.to()
                                + " over a network load balancer, which the template does not have: make it an HTTP API, or add the route by hand.");
        }
    }

    /** True for an API that says such a route in its own definition. */
    static boolean isInDefinition(Component api) {
        return api.get(Api.FLAVOUR).equals("http");
    }

    /** The integration of an HTTP API with what a container is called in the private network. */
    static Map<String, Object> integration(Component container, Template template) {
        TaskNetwork network = new TaskNetwork(template);
        return Ordered.of(
                "type",
                "http_proxy",
                "httpMethod",
                "ANY",
                "connectionType",
                "VPC_LINK",
                "connectionId",
                ref(network.vpcLink()),
                "uri",
                arn(network.discovery(container).id()),
                "payloadFormatVersion",
                "1.0");
    }
}
