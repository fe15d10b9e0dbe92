package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import java.util.List;
import java.util.Map;

/** What all containers of a template share: the cluster, the network that is given as parameters, and their names in it. */
record TaskNetwork(Template template) {
    static final int PORT = 8080;
    private static final String VPC = "VpcId";
    private static final String SUBNETS = "SubnetIds";
    private static final String PUBLIC_IP = "AssignPublicIp";
    private static final String SHARED = "";

    /** The cluster's id, made when it is first asked for. */
    String cluster() {
        TemplateResource cluster = template.companion(SHARED, "Cluster", "AWS::ECS::Cluster");
        cluster.with("CapacityProviders", List.of("FARGATE", "FARGATE_SPOT"))
                .with("ClusterSettings", List.of(Ordered.of("Name", "containerInsights", "Value", "enabled")));
        return cluster.id();
    }

    private Intrinsic parameter(String id, String type, String description) {
        template.parameter(id, description, Ordered.of("Type", type));
        return ref(id);
    }

    Intrinsic vpc() {
        return parameter(VPC, "AWS::EC2::VPC::Id", "Network that the containers run in");
    }

    Intrinsic subnets() {
        return parameter(
                SUBNETS,
                "List<AWS::EC2::Subnet::Id>",
                "Subnets of the network, with a way to the image registry (NAT gateway, interface endpoints, or public addresses)");
    }

    private Intrinsic publicIp() {
        template.parameter(
                PUBLIC_IP,
                "ENABLED gives tasks public addresses, for subnets without a NAT gateway",
                Ordered.of("Default", "DISABLED", "AllowedValues", List.of("DISABLED", "ENABLED")));
        return ref(PUBLIC_IP);
    }

    /** The security group of tasks and of what calls them: who is in it reaches the port of the containers. */
    String securityGroup() {
        TemplateResource group = template.companion(SHARED, "TaskSecurityGroup", "AWS::EC2::SecurityGroup");
        if (group.properties().isEmpty()) {
            group.with("GroupDescription", "Tasks and what calls them").with("VpcId", vpc());
            template.companion(SHARED, "TaskIngress", "AWS::EC2::SecurityGroupIngress")
                    .with("GroupId", new Intrinsic.GetAtt(group.id(), "GroupId"))
                    .with("SourceSecurityGroupId", new Intrinsic.GetAtt(group.id(), "GroupId"))
                    .with("Description", "Calls of containers")
                    .with("IpProtocol", "tcp")
                    .with("FromPort", PORT)
                    .with("ToPort", PORT);
        }
        return group.id();
    }

    Intrinsic securityGroupId() {
        return new Intrinsic.GetAtt(securityGroup(), "GroupId");
    }

    /** Where tasks run, under the name that the service uses for it. */
    Map<String, Object> configuration(String name) {
        return Map.of(
                name,
                Ordered.of(
                        "Subnets",
                        subnets(),
                        "SecurityGroups",
                        List.of(securityGroupId()),
                        "AssignPublicIp",
                        publicIp()));
    }

    Object publicIpValue() {
        return publicIp();
    }

    /** The private zone in which containers have names. */
    String namespace() {
        return template.companion(SHARED, "Namespace", "AWS::ServiceDiscovery::PrivateDnsNamespace")
                .with("Name", sub("${AWS::StackName}.local"))
                .with("Vpc", vpc())
                .id();
    }

    /** The entry of a container's service in that zone. */
    TemplateResource discovery(Component container) {
        TemplateResource entry = template.companion(container.name(), "Discovery", "AWS::ServiceDiscovery::Service");
        return entry.with("Name", host(container))
                .with(
                        "DnsConfig",
                        Ordered.of(
                                "NamespaceId",
                                ref(namespace()),
                                "DnsRecords",
                                List.of(Ordered.of("Type", "A", "TTL", 10), Ordered.of("Type", "SRV", "TTL", 10))))
                .with("HealthCheckCustomConfig", Map.of("FailureThreshold", 1));
    }

    static String host(Component container) {
        return container.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Where other code inside the network reaches a container. */
    Intrinsic url(Component container) {
        discovery(container);
        return sub("http://" + host(container) + ".${AWS::StackName}.local:" + PORT);
    }

    /** The role of a container's tasks. */
    String taskRole(Component container) {
        return role(container.name(), "TaskRole").id();
    }

    TemplateResource executionRole(Component container) {
        return role(container.name(), "ExecutionRole");
    }

    private TemplateResource role(String component, String what) {
        return template.companion(component, what, "AWS::IAM::Role")
                .with(
                        "AssumeRolePolicyDocument",
                        Ordered.of(
                                "Version",
                                Policies.VERSION,
                                "Statement",
                                List.of(Ordered.of(
                                        "Effect",
                                        "Allow",
                                        "Principal",
                                        Map.of("Service", "ecs-tasks.amazonaws.com"),
                                        "Action",
                                        "sts:AssumeRole"))));
    }

    /** The route of an API Gateway into the network. */
    String vpcLink() {
        return template.companion(SHARED, "VpcLink", "AWS::ApiGatewayV2::VpcLink")
                .with("Name", sub("${AWS::StackName}"))
                .with("SubnetIds", subnets())
                .with("SecurityGroupIds", List.of(securityGroupId()))
                .id();
    }

    /** The name of the task definition, which stands for its newest revision. */
    static Intrinsic family(Component container) {
        return sub("${AWS::StackName}-" + container.name());
    }

    /** What whoever starts tasks of a container must be allowed. */
    List<Map<String, Object>> starting(Component container) {
        return List.of(
                Policies.allow(
                        "ecs:RunTask",
                        sub("arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:task-definition/"
                                + family(container).argument() + ":*")),
                Policies.allow(
                        "iam:PassRole",
                        List.of(
                                arn(taskRole(container)),
                                arn(executionRole(container).id()))));
    }
}
