package fanfare.exporters.terraform;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Containers, their scaling, and the names by which they find each other. */
final class ContainerRows {
    /** Maps whose keys are the user's own. */
    private static final Set<String> OWN_KEYS = Set.of("Options", "DockerLabels");

    private static final String PROVIDERS = "CapacityProviders";
    private static final String PROVIDERS_TYPE = "aws_ecs_cluster_capacity_providers";
    private static final String VPC = "NetworkConfiguration.AwsvpcConfiguration";

    static final Map<String, Row> ALL = Map.ofEntries(
            entry(
                    "AWS::ECS::Cluster",
                    Row.of(
                            "aws_ecs_cluster",
                            "name",
                            Shape.plain()
                                    .named("name", 255)
                                    .called("ClusterName", "name", "ClusterSettings", "setting")
                                    .without(PROVIDERS, "DefaultCapacityProviderStrategy")
                                    .then(ContainerRows::providers),
                            "Arn",
                            "arn")),
            entry(
                    "AWS::ECS::TaskDefinition",
                    Row.of(
                            "aws_ecs_task_definition",
                            "arn",
                            Shape.plain()
                                    .named("family", 255)
                                    .each((v, values) -> values.json(lowered(v)), "ContainerDefinitions")
                                    .called("EphemeralStorage.SizeInGiB", "size_in_gib"))),
            entry(
                    "AWS::ECS::Service",
                    Row.of(
                            "aws_ecs_service",
                            "arn",
                            Shape.plain()
                                    .named("name", 255)
                                    .lifted(VPC, "DeploymentConfiguration")
                                    .each(EventRows::enabled, VPC + ".AssignPublicIp")
                                    .called(
                                            "ServiceName",
                                            "name",
                                            "LoadBalancers",
                                            "load_balancer",
                                            "DeploymentConfiguration.MaximumPercent",
                                            "deployment_maximum_percent",
                                            "DeploymentConfiguration.MinimumHealthyPercent",
                                            "deployment_minimum_healthy_percent")
                                    .also(ContainerRows::cluster),
                            "Name",
                            "name",
                            "ServiceArn",
                            "arn")),
            entry(
                    "AWS::ApplicationAutoScaling::ScalableTarget",
                    Row.of(
                            "aws_appautoscaling_target",
                            "id",
                            Shape.plain().without("ScheduledActions").then(ContainerRows::scheduled))),
            entry(
                    "AWS::ApplicationAutoScaling::ScalingPolicy",
                    Row.of(
                            "aws_appautoscaling_policy",
                            "arn",
                            Shape.plain()
                                    .called("PolicyName", "name")
                                    .without("ScalingTargetId")
                                    .also(ContainerRows::target),
                            "Arn",
                            "arn")),
            entry(
                    "AWS::ServiceDiscovery::PrivateDnsNamespace",
                    Row.of(
                            "aws_service_discovery_private_dns_namespace",
                            "id",
                            Shape.plain(),
                            "Arn",
                            "arn",
                            "Id",
                            "id")),
            entry(
                    "AWS::ServiceDiscovery::Service",
                    Row.of(
                            "aws_service_discovery_service",
                            "id",
                            Shape.plain(),
                            "Arn",
                            "arn",
                            "Id",
                            "id",
                            "Name",
                            "name")));

    private ContainerRows() {}

    private static void providers(Source cluster, Translation into) {
        if (cluster.has(PROVIDERS)) {
            into.add(
                    cluster,
                    into.beside(cluster, PROVIDERS_TYPE)
                            .with("cluster_name", into.of(cluster, "name"))
                            .with("capacity_providers", into.value(cluster.get(PROVIDERS))));
        }
    }

    /** Terraform knows clusters by their ARN, and their capacity providers as something apart. */
    private static void cluster(Source service, Block block, Translation into) {
        into.referred(service.get("Cluster")).ifPresent(c -> {
            block.with("cluster", into.of(c, "arn"));
            if (c.has(PROVIDERS)) {
                block.after(PROVIDERS_TYPE + "." + into.local(c));
            }
        });
    }

    /** The API's own JSON, which is what Terraform takes, begins its keys in lower case. */
    private static Object lowered(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ContainerRows::lowered).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((key, v) -> {
                String name = key.toString();
                all.put(
                        name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                        OWN_KEYS.contains(name) ? v : lowered(v));
            });
            return all;
        }
        return value;
    }

    private static void scalable(Block block, Source target, Translation into) {
        for (String same : List.of("service_namespace", "resource_id", "scalable_dimension")) {
            block.with(same, into.of(target, same));
        }
    }

    private static void target(Source policy, Block block, Translation into) {
        into.referred(policy.get("ScalingTargetId")).ifPresent(target -> scalable(block, target, into));
    }

    private static void scheduled(Source target, Translation into) {
        target.maps("ScheduledActions").forEach(action -> {
            Block block = into.beside(target, "aws_appautoscaling_scheduled_action");
            Shape.plain().called("ScheduledActionName", "name").fill(block, action, "", into.values());
            scalable(block, target, into);
            into.add(target, block);
        });
    }
}
