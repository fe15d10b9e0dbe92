package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.exporters.handler.ContainerCode;
import fanfare.model.design.Component;
import fanfare.model.kind.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A task definition with its roles and log group, and a service with its scaling where something calls it. */
record ContainerToSam(Component container, Context in) implements SamMapping {
    private static final int LOG_DAYS = 30;
    private static final long FREE_STORAGE = 20;
    private static final long GB = 1_024L * 1_024 * 1_024;

    /** The name of the image inside a task. */
    static String image(Component container) {
        return ContainerCode.image(container);
    }

    @Override
    public void addTo(Template template) {
        TaskNetwork network = new TaskNetwork(template);
        network.cluster();
        String parameter = template.unique(container.name() + "Image");
        template.parameter(
                parameter,
                "Image of " + container.name() + ", built from " + ContainerCode.folder(container),
                Ordered.of("AllowedPattern", "^.+$"));
        String logs = logGroup(template);
        network.taskRole(container);
        execute(network.executionRole(container), logs);
        TemplateResource task = template.add(container.name(), "AWS::ECS::TaskDefinition")
                .with("Family", TaskNetwork.family(container))
                .with("RequiresCompatibilities", List.of("FARGATE"))
                .with("NetworkMode", "awsvpc")
                .with("Cpu", Long.toString(Container.cpuUnits(container.get(Container.CPU))))
                .with("Memory", Long.toString(container.get(Container.MEMORY)))
                .with("RuntimePlatform", platform())
                .with("ExecutionRoleArn", arn(network.executionRole(container).id()))
                .with("TaskRoleArn", arn(network.taskRole(container)));
        long disk = container.get(Container.EPHEMERAL_STORAGE) / GB;
        if (disk > FREE_STORAGE) {
            task.with("EphemeralStorage", Map.of("SizeInGiB", disk));
        }
        task.list("ContainerDefinitions").add(definition(parameter, logs));
        if (ContainerCode.isService(container, in.design())) {
            service(template, network);
        }
        template.remark("Build the image of " + container.name() + " (docker build "
                + ContainerCode.folder(container) + "), push it to a registry, and give its address as " + parameter
                + ".");
    }

    private Map<String, Object> platform() {
        boolean arm = container.get(Container.ARCHITECTURE).equals("arm64");
        return Ordered.of("CpuArchitecture", arm ? "ARM64" : "X86_64", "OperatingSystemFamily", "LINUX");
    }

    private Map<String, Object> definition(String parameter, String logs) {
        Map<String, Object> image = Ordered.of("Name", image(container), "Image", ref(parameter), "Essential", true);
        if (ContainerCode.answers(container, in.design())) {
            image.put("PortMappings", List.of(Ordered.of("ContainerPort", TaskNetwork.PORT, "Protocol", "tcp")));
        }
        image.put(
                "LogConfiguration",
                Ordered.of(
                        "LogDriver",
                        "awslogs",
                        "Options",
                        Ordered.of(
                                "awslogs-group",
                                ref(logs),
                                "awslogs-region",
                                ref("AWS::Region"),
                                "awslogs-stream-prefix",
                                image(container))));
        return image;
    }

    private String logGroup(Template template) {
        String id = template.unique(container.name() + "Logs");
        template.add(id, "AWS::Logs::LogGroup")
                .attribute("DeletionPolicy", "Delete")
                .attribute("UpdateReplacePolicy", "Delete")
                .with("LogGroupName", sub("/ecs/${AWS::StackName}-" + container.name()))
                .with("RetentionInDays", LOG_DAYS);
        return id;
    }

    /** What Fargate does for a task: fetch the image, write the logs. */
    private static void execute(TemplateResource role, String logs) {
        List<Object> statements = new ArrayList<>();
        statements.add(Policies.allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), arn(logs)));
        role.with(
                        "ManagedPolicyArns",
                        List.of(sub("arn:${AWS::Partition}:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly")))
                .with(
                        "Policies",
                        List.of(Ordered.of(
                                "PolicyName",
                                "Logs",
                                "PolicyDocument",
                                Ordered.of("Version", Policies.VERSION, "Statement", statements))));
    }

    private void service(Template template, TaskNetwork network) {
        TemplateResource service = template.companion(container.name(), "Service", "AWS::ECS::Service")
                .with("Cluster", ref(network.cluster()))
                .with("TaskDefinition", ref(container.name()))
                .with(
                        "DesiredCount",
                        container.value(Container.DESIRED_TASKS).orElse(container.get(Container.MIN_TASKS)))
                .with("CapacityProviderStrategy", TaskRun.capacity(container))
                .with("NetworkConfiguration", network.configuration("AwsvpcConfiguration"))
                .with(
                        "DeploymentConfiguration",
                        Ordered.of(
                                "DeploymentCircuitBreaker",
                                Ordered.of("Enable", true, "Rollback", true),
                                "MaximumPercent",
                                200,
                                "MinimumHealthyPercent",
                                100));
        if (ContainerCode.answers(container, in.design())) {
            service.with(
                    "ServiceRegistries",
                    List.of(Ordered.of(
                            "RegistryArn",
                            arn(network.discovery(container).id()),
                            "ContainerName",
                            image(container),
                            "ContainerPort",
                            TaskNetwork.PORT)));
        }
        if (!container.get(Container.SCALING).equals("none")) {
            scale(template, network.cluster(), service.id());
        }
    }

    private void scale(Template template, String cluster, String service) {
        if (container.get(Container.SCALING).equals("requests")) {
            template.remark(
                    container.name()
                            + " is to scale by requests, which AWS counts at a load balancer only: the template scales it by CPU utilisation.");
        }
        TemplateResource target = template.companion(
                        container.name(), "Scaling", "AWS::ApplicationAutoScaling::ScalableTarget")
                .with("ServiceNamespace", "ecs")
                .with("ScalableDimension", "ecs:service:DesiredCount")
                .with("ResourceId", sub("service/${" + cluster + "}/${" + service + ".Name}"))
                .with("MinCapacity", container.get(Container.MIN_TASKS))
                .with("MaxCapacity", container.get(Container.MAX_TASKS));
        template.companion(container.name(), "ScalingPolicy", "AWS::ApplicationAutoScaling::ScalingPolicy")
                .with("PolicyName", "TargetTracking")
                .with("PolicyType", "TargetTrackingScaling")
                .with("ScalingTargetId", ref(target.id()))
                .with(
                        "TargetTrackingScalingPolicyConfiguration",
                        Ordered.of(
                                "PredefinedMetricSpecification",
                                Map.of("PredefinedMetricType", "ECSServiceAverageCPUUtilization"),
                                "TargetValue",
                                StrictMath.round(container.get(Container.TARGET_CPU) * 1_000) / 10.0,
                                "ScaleOutCooldown",
                                Seconds.of(container.get(Container.SCALE_OUT_COOLDOWN)),
                                "ScaleInCooldown",
                                Seconds.of(container.get(Container.SCALE_IN_COOLDOWN))));
    }
}
