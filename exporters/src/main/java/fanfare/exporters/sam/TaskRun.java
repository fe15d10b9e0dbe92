package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.kind.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A task of its own that something starts. */
record TaskRun(Component container, Template template) {
    private TaskNetwork network() {
        return new TaskNetwork(template);
    }

    Object cluster() {
        return arn(network().cluster());
    }

    /** Which capacity a task runs on. */
    static List<Object> capacity(Component container) {
        boolean spot = container.get(Container.CAPACITY_PROVIDER).equals("spot");
        return List.of(Ordered.of("CapacityProvider", spot ? "FARGATE_SPOT" : "FARGATE", "Weight", 1));
    }

    /** The parameters of a rule or a schedule; the key of the network differs between them. */
    Map<String, Object> parameters(String networkKey) {
        return Ordered.of(
                "TaskDefinitionArn",
                ref(container.name()),
                "TaskCount",
                1,
                "CapacityProviderStrategy",
                capacity(container),
                "NetworkConfiguration",
                network().configuration(networkKey));
    }

    /** The parameters of a task of Step Functions, whose substitutions are texts. */
    Map<String, Object> ofWorkflow() {
        return Ordered.of(
                "Cluster",
                "${TaskCluster}",
                "TaskDefinition",
                "${" + container.name() + "}",
                "CapacityProviderStrategy",
                capacity(container),
                "NetworkConfiguration",
                Map.of(
                        "AwsvpcConfiguration",
                        Ordered.of(
                                "Subnets.$",
                                "States.StringSplit('${TaskSubnets}', ',')",
                                "SecurityGroups",
                                List.of("${TaskSecurityGroup}"),
                                "AssignPublicIp",
                                "${TaskPublicIp}")),
                "Overrides",
                Map.of(
                        "ContainerOverrides",
                        List.of(Ordered.of(
                                "Name",
                                ContainerToSam.image(container),
                                "Environment",
                                List.of(Ordered.of("Name", "INPUT", "Value.$", "States.JsonToString($)"))))));
    }

    Map<String, Object> substitutions() {
        return Ordered.of(
                "TaskCluster",
                cluster(),
                "TaskSubnets",
                Map.of("Fn::Join", List.of(",", network().subnets())),
                "TaskSecurityGroup",
                network().securityGroupId(),
                "TaskPublicIp",
                network().publicIpValue());
    }

    /** What a workflow must be allowed; one that waits also sees the task's end, and stops it. */
    List<Map<String, Object>> ofWorkflow(boolean waits) {
        List<Map<String, Object>> statements = new ArrayList<>(network().starting(container));
        if (waits) {
            Object tasks = sub("arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:task/${"
                    + network().cluster() + "}/*");
            statements.add(Policies.allow(List.of("ecs:StopTask", "ecs:DescribeTasks"), tasks));
            statements.add(
                    Policies.allow(
                            List.of("events:PutTargets", "events:PutRule", "events:DescribeRule"),
                            sub(
                                    "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForECSTaskRule")));
        }
        return statements;
    }
}
