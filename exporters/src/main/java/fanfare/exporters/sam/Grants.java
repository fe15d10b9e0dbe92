package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.kind.Api;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a function or a container needs for a call: a policy template of SAM, and a variable that says whom to call. */
record Grants(Component caller, Context in, Template template) {

    void sendTo(Component queue) {
        policy("SQSSendMessagePolicy", "QueueName", new Intrinsic.GetAtt(queue.name(), "QueueName"));
        variable(queue, ref(queue.name()));
    }

    void publishTo(Component topic) {
        policy("SNSPublishMessagePolicy", "TopicName", new Intrinsic.GetAtt(topic.name(), "TopicName"));
        variable(topic, ref(topic.name()));
    }

    void putOn(Component bus) {
        policy("EventBridgePutEventsPolicy", "EventBusName", ref(bus.name()));
        variable(bus, ref(bus.name()));
    }

    void pushTo(Component api) {
        if (WebSocketApiToSam.isLeftOut(api, in.design())) {
            template.remark(caller.name() + " pushes to " + api.name()
                    + ", which is left out: give its URL as a parameter, and allow execute-api:ManageConnections.");
            variable(api, ref(ExternalToSam.urlParameter(api, in, template)));
            return;
        }
        statement(
                "execute-api:ManageConnections",
                sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + api.name() + "}/"
                        + WebSocketApiToSam.STAGE + "/POST/@connections/*"));
        variable(api, sub("https://" + WebSocketApiToSam.host(api) + "/" + WebSocketApiToSam.STAGE));
    }

    void putInto(Component stream) {
        statement("kinesis:PutRecord", Intrinsic.arn(stream.name()));
        variable(stream, ref(stream.name()));
    }

    /** What a Kafka client with IAM authentication needs; the cluster's address is known only when the cluster is. */
    void putIntoKafka(Component kafka) {
        statement(List.of("kafka-cluster:Connect"), ref(kafka.name()));
        statement(
                List.of("kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"),
                sub("arn:${AWS::Partition}:kafka:${AWS::Region}:${AWS::AccountId}:topic/${AWS::StackName}-"
                        + kafka.name() + "/*/" + kafka.name()));
        if (caller.kind() == Function.KIND) {
            Map<String, Object> network = KafkaToSam.network(template);
            if (template.resource(caller.name()).map("VpcConfig").isEmpty()) {
                template.resource(caller.name()).with("VpcConfig", network);
            } else {
                template.remark(
                        caller.name() + " is in another network; give it the security groups of Kafka by hand.");
            }
        }
        String id = kafka.name() + "BootstrapServers";
        template.parameter(
                id,
                "Bootstrap servers of " + kafka.name() + ", known after the first deployment",
                Map.of("Default", "unknown"));
        template.remark(caller.name() + " writes to " + kafka.name()
                + " with a Kafka client of your choice: its handler does not contain one, and the variable with the"
                + " bootstrap servers is a parameter to set after the first deployment.");
        variable(kafka, ref(id));
    }

    private void statement(List<String> actions, Object resource) {
        Callers.of(caller, in, template).statement(Policies.allow(actions, resource));
    }

    void putIntoDelivery(Component delivery) {
        policy("FirehoseWritePolicy", "DeliveryStreamName", ref(delivery.name()));
        variable(delivery, ref(delivery.name()));
    }

    void start(Component workflow) {
        policy("StepFunctionsExecutionPolicy", "StateMachineName", new Intrinsic.GetAtt(workflow.name(), "Name"));
        variable(workflow, ref(workflow.name()));
    }

    void run(Component workflow) {
        statement("states:StartSyncExecution", ref(workflow.name()));
        variable(workflow, ref(workflow.name()));
    }

    private void statement(String action, Object resource) {
        Callers.of(caller, in, template).statement(Policies.allow(action, resource));
    }

    void table(Component table, String policy) {
        policy(policy, "TableName", ref(table.name()));
        variable(table, ref(table.name()));
    }

    void bucket(Component bucket, String policy) {
        policy(policy, "BucketName", in.references().bucketName(bucket));
        variable(bucket, in.references().bucketName(bucket));
    }

    void invoke(Component other) {
        policy("LambdaInvokePolicy", "FunctionName", in.references().functionName(other));
        variable(other, in.references().callName(other));
    }

    void external(Component service) {
        variable(service, ref(ExternalToSam.urlParameter(service, in, template)));
    }

    /** A call over the private network, which a function has to be in for it. */
    void container(Component container) {
        TaskNetwork network = new TaskNetwork(template);
        variable(container, network.url(container));
        if (caller.kind() == Function.KIND) {
            network.subnets();
            new Vpc(template).join(caller, network.securityGroupId());
            template.remark(caller.name() + " calls " + container.name()
                    + " inside its network: whatever else it calls must be reached from there too.");
        }
    }

    /** A task of its own. */
    void runTask(Component container) {
        TaskNetwork network = new TaskNetwork(template);
        Callers.Caller to = Callers.of(caller, in, template);
        network.starting(container).forEach(to::statement);
        to.variable(in.variables().task(container), TaskNetwork.family(container));
        to.variable("TASK_CLUSTER", ref(network.cluster()));
        to.variable("TASK_SUBNETS", Map.of("Fn::Join", List.of(",", network.subnets())));
        to.variable("TASK_SECURITY_GROUP", network.securityGroupId());
        to.variable("TASK_PUBLIC_IP", network.publicIpValue());
    }

    /** The messages of a queue that its tasks poll. */
    void receiveFrom(Component queue) {
        Callers.of(caller, in, template)
                .statement(Policies.allow(
                        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage"),
                        in.references().arnOf(queue)));
        variable(queue, ref(queue.name()));
    }

    void api(Component api) {
        variable(api, url(api));
    }

    private Intrinsic url(Component api) {
        if (in.references().inCircle(caller) && in.references().inCircle(api) || isLeftOut(api)) {
            template.remark(
                    caller.name() + " calls " + api.name()
                            + ", which cannot be known while it is created: give its URL as a parameter after the first deployment.");
            return ref(ExternalToSam.urlParameter(api, in, template));
        }
        String host = "https://${" + api.name() + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}";
        return switch (api.get(Api.FLAVOUR)) {
            case "rest" -> sub(host + "/${Stage}");
            case "function-url" -> new Intrinsic.GetAtt(urlFunction(api).orElseThrow() + "Url", "FunctionUrl");
            case "alb" -> sub("https://${" + api.name() + ".DNSName}");
            default -> sub(host);
        };
    }

    private boolean isLeftOut(Component api) {
        return in.design().from(api.name()).allMatch(c -> c.as() == Interactions.AUTHORIZE);
    }

    private Optional<String> urlFunction(Component api) {
        return in.design()
                .from(api.name())
                .filter(c -> c.as() == Interactions.INVOKE)
                .map(c -> c.to())
                .findFirst();
    }

    private void policy(String name, String parameter, Object value) {
        Callers.of(caller, in, template).policy(name, parameter, value);
    }

    /** Signs in to a database or its proxy with a token of its own. */
    void connect(Component server, Component database, int port) {
        statement("rds-db:connect", DatabaseToSam.userArn(server));
        variable(server, new Intrinsic.GetAtt(server.name(), DatabaseToSam.address(server)));
        new Vpc(template).reach(caller, server, port);
        DatabaseToSam.remark(database, template);
    }

    void cache(Component cache) {
        if (template.find(cache.name()).isEmpty()) {
            return;
        }
        if (cache.get(Cache.FLAVOUR).equals("dax")) {
            template.remark(
                    caller.name() + " reads and writes the table behind " + cache.name()
                            + " itself: DAX has a client of its own for each language. Put it in the place of the table's client.");
            variable(cache, new Intrinsic.GetAtt(cache.name(), "ClusterDiscoveryEndpointURL"));
            statement("dax:GetItem", Intrinsic.arn(cache.name()));
            statement("dax:PutItem", Intrinsic.arn(cache.name()));
        } else {
            variable(cache, new Intrinsic.GetAtt(cache.name(), "Endpoint.Address"));
        }
        new Vpc(template).reach(caller, cache, CacheToSam.port(cache));
    }

    private void variable(Component target, Object value) {
        Callers.of(caller, in, template).variable(in.variables().of(target), value);
    }

    /** Sets a variable of the caller. */
    void set(String name, Object value) {
        Callers.of(caller, in, template).variable(name, value);
    }
}
