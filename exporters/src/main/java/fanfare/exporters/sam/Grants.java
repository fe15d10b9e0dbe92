package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.kind.Api;
import fanfare.model.kind.Interactions;
import java.util.Map;
import java.util.Optional;

/** What a function needs for a call: a policy template of SAM, and a variable that says whom to call. */
record Grants(Component function, Context in, Template template) {

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
            template.remark(function.name() + " pushes to " + api.name()
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

    void start(Component workflow) {
        policy("StepFunctionsExecutionPolicy", "StateMachineName", new Intrinsic.GetAtt(workflow.name(), "Name"));
        variable(workflow, ref(workflow.name()));
    }

    void run(Component workflow) {
        statement("states:StartSyncExecution", ref(workflow.name()));
        variable(workflow, ref(workflow.name()));
    }

    private void statement(String action, Object resource) {
        template.resource(function.name())
                .addOnce("Policies", Map.of("Statement", java.util.List.of(Policies.allow(action, resource))));
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

    void api(Component api) {
        variable(api, url(api));
    }

    private Intrinsic url(Component api) {
        if (in.references().inCircle(function) && in.references().inCircle(api) || isLeftOut(api)) {
            template.remark(
                    function.name() + " calls " + api.name()
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
        template.resource(function.name()).addOnce("Policies", Map.of(name, Map.of(parameter, value)));
    }

    @SuppressWarnings("unchecked")
    private void variable(Component target, Object value) {
        Map<String, Object> environment = template.resource(function.name()).map("Environment");
        Map<String, Object> variables =
                (Map<String, Object>) environment.computeIfAbsent("Variables", v -> Ordered.of());
        variables.put(in.variables().of(target), value);
    }
}
