package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.connect.Routes;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An Application Load Balancer with its listener; every route is a rule with a target group. */
record BalancerToSam(Component api, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        parameters(template);
        String group = template.companion(api.name(), "SecurityGroup", "AWS::EC2::SecurityGroup")
                .with("GroupDescription", "HTTPS to " + api.name())
                .with("VpcId", ref("VpcId"))
                .with(
                        "SecurityGroupIngress",
                        List.of(Ordered.of(
                                "Description",
                                "HTTPS",
                                "IpProtocol",
                                "tcp",
                                "FromPort",
                                443,
                                "ToPort",
                                443,
                                "CidrIp",
                                "0.0.0.0/0")))
                .id();
        List<Object> attributes = new ArrayList<>();
        attributes.add(Ordered.of("Key", "routing.http.drop_invalid_header_fields.enabled", "Value", "true"));
        api.value(Api.TIMEOUT)
                .ifPresent(t -> attributes.add(
                        Ordered.of("Key", "idle_timeout.timeout_seconds", "Value", Long.toString(Seconds.of(t)))));
        template.add(api.name(), "AWS::ElasticLoadBalancingV2::LoadBalancer")
                .with("Type", "application")
                .with("Scheme", "internet-facing")
                .with("Subnets", ref("SubnetIds"))
                .with("SecurityGroups", List.of(new Intrinsic.GetAtt(group, "GroupId")))
                .with("LoadBalancerAttributes", attributes);
        template.companion(api.name(), "Listener", "AWS::ElasticLoadBalancingV2::Listener")
                .with("LoadBalancerArn", ref(api.name()))
                .with("Port", 443)
                .with("Protocol", "HTTPS")
                .with("SslPolicy", "ELBSecurityPolicy-TLS13-1-2-2021-06")
                .with("Certificates", List.of(Map.of("CertificateArn", ref("CertificateArn"))))
                .with(
                        "DefaultActions",
                        List.of(Ordered.of(
                                "Type",
                                "fixed-response",
                                "FixedResponseConfig",
                                Ordered.of(
                                        "StatusCode",
                                        "404",
                                        "ContentType",
                                        "text/plain",
                                        "MessageBody",
                                        "No such route"))));
        template.output(api.name() + "Url", "URL of " + api.name(), sub("https://${" + api.name() + ".DNSName}"));
    }

    private static void parameters(Template template) {
        template.parameter("VpcId", "VPC of the load balancers", Ordered.of("Type", "AWS::EC2::VPC::Id"));
        template.parameter(
                "SubnetIds",
                "Public subnets of the load balancers, in two availability zones at least",
                Ordered.of("Type", "List<AWS::EC2::Subnet::Id>"));
        template.parameter(
                "CertificateArn",
                "Certificate of the load balancers' name",
                Ordered.of("AllowedPattern", "^arn:[a-z-]+:acm:.+$"));
    }

    /** Adds the rule that leads to a target group, and answers its id. */
    static String rule(Connection route, String targetGroup, Context in, Template template) {
        String listener = template.companion(route.from(), "Listener", "AWS::ElasticLoadBalancingV2::Listener")
                .id();
        List<Object> conditions = new ArrayList<>();
        conditions.add(Ordered.of(
                "Field",
                "path-pattern",
                "PathPatternConfig",
                Map.of("Values", List.of(Routes.path(route).replaceAll("\\{[^}]*}", "*")))));
        String method = Routes.method(route);
        if (!method.equals("ANY")) {
            conditions.add(Ordered.of(
                    "Field", "http-request-method", "HttpRequestMethodConfig", Map.of("Values", List.of(method))));
        }
        long before = in.design()
                .from(route.from())
                .takeWhile(c -> !c.id().equals(route.id()))
                .count();
        String id = template.unique(route.from() + "To" + route.to() + "Rule");
        template.add(id, "AWS::ElasticLoadBalancingV2::ListenerRule")
                .with("ListenerArn", ref(listener))
                .with("Priority", before + 1)
                .with("Conditions", conditions)
                .with("Actions", List.of(Ordered.of("Type", "forward", "TargetGroupArn", ref(targetGroup))));
        return id;
    }

    /** A function as the target of a rule. */
    static void function(Connection route, Context in, Template template) {
        Component function = in.to(route);
        Object arn = in.references().arnOf(function);
        String base = route.from() + "To" + function.name();
        String permission = template.unique(base + "Permission");
        // The target group cannot be created before its function lets it in, so the permission cannot name it.
        template.add(permission, "AWS::Lambda::Permission")
                .with("Action", "lambda:InvokeFunction")
                .with("FunctionName", arn)
                .with("Principal", "elasticloadbalancing.amazonaws.com")
                .with(
                        "SourceArn",
                        sub(
                                "arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:targetgroup/*"));
        String group = template.unique(base + "Targets");
        template.add(group, "AWS::ElasticLoadBalancingV2::TargetGroup")
                .after(permission)
                .with("TargetType", "lambda")
                .with("Targets", List.of(Map.of("Id", arn)));
        rule(route, group, in, template);
    }

    /** The tasks of a container's service as targets of a rule. */
    static void container(Connection route, Context in, Template template) {
        Component container = in.to(route);
        TaskNetwork network = new TaskNetwork(template);
        String base = route.from() + "To" + container.name();
        String group = template.unique(base + "Targets");
        template.add(group, "AWS::ElasticLoadBalancingV2::TargetGroup")
                .with("TargetType", "ip")
                .with("Protocol", "HTTP")
                .with("Port", TaskNetwork.PORT)
                .with("VpcId", network.vpc());
        String rule = rule(route, group, in, template);
        template.companion(container.name(), "Service", "AWS::ECS::Service")
                .after(rule)
                .addOnce(
                        "LoadBalancers",
                        Ordered.of(
                                "ContainerName",
                                ContainerToSam.image(container),
                                "ContainerPort",
                                TaskNetwork.PORT,
                                "TargetGroupArn",
                                ref(group)));
        TemplateResource balancers = template.companion(route.from(), "SecurityGroup", "AWS::EC2::SecurityGroup");
        template.companion(route.from(), "ReachesTasks", "AWS::EC2::SecurityGroupIngress")
                .with("GroupId", network.securityGroupId())
                .with("SourceSecurityGroupId", new Intrinsic.GetAtt(balancers.id(), "GroupId"))
                .with("Description", "Requests of " + route.from())
                .with("IpProtocol", "tcp")
                .with("FromPort", TaskNetwork.PORT)
                .with("ToPort", TaskNetwork.PORT);
    }
}
