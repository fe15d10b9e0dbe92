package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import java.util.Map;

/** An integration of a REST API with a service: a mapping template makes the service's request of the caller's. */
record RestIntegration(Connection route, Context in) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GROUP = "&MessageGroupId=$context.requestId&MessageDeduplicationId=$context.requestId";
    private static final String TEXT = "$util.escapeJavaScript($input.body).replaceAll(\"\\\\'\", \"'\")";

    Map<String, Object> of(Template template) {
        Component to = in.to(route);
        ServiceCall call = ServiceCall.of(route, to);
        return Ordered.of(
                "type",
                "aws",
                "httpMethod",
                "POST",
                "uri",
                sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:" + endpoint(call, to)),
                "credentials",
                Integration.role(in.from(route), template, call.action(), Integration.arn(to, in)),
                "passthroughBehavior",
                "NEVER",
                "requestParameters",
                headers(call),
                "requestTemplates",
                Map.of("application/json", sub(body(call, to))),
                "responses",
                Ordered.of(
                        "default", Map.of("statusCode", "200"),
                        "4\\d{2}", Map.of("statusCode", "400"),
                        "5\\d{2}", Map.of("statusCode", "500")));
    }

    private static String endpoint(ServiceCall call, Component to) {
        if (call == ServiceCall.SEND) {
            return "sqs:path/${AWS::AccountId}/${" + to.name() + ".QueueName}";
        }
        return call.action().replace(":", ":action/");
    }

    private static Map<String, Object> headers(ServiceCall call) {
        String type = "integration.request.header.Content-Type";
        return switch (call) {
            case SEND, PUBLISH -> Ordered.of(type, "'" + FORM + "'");
            case PUT_EVENT ->
                Ordered.of(
                        type,
                        "'application/x-amz-json-1.1'",
                        "integration.request.header.X-Amz-Target",
                        "'AWSEvents.PutEvents'");
            case PUT_RECORD -> Ordered.of(type, "'application/x-amz-json-1.1'");
            case GET_ITEM, PUT_ITEM, START, RUN -> Ordered.of(type, "'application/x-amz-json-1.0'");
        };
    }

    private String body(ServiceCall call, Component to) {
        String name = "${" + to.name() + "}";
        return switch (call) {
            case SEND -> "Action=SendMessage&MessageBody=$util.urlEncode($input.body)" + (isFifo(to) ? GROUP : "");
            case PUBLISH ->
                "Action=Publish&TopicArn=$util.urlEncode('" + name + "')&Message=$util.urlEncode($input.body)"
                        + (isFifo(to) ? GROUP : "");
            case PUT_EVENT ->
                "{\"Entries\": [{\"EventBusName\": \"" + name + "\", \"Source\": \"" + route.from()
                        + "\", \"DetailType\": \"" + route.from() + "\", \"Detail\": \"" + TEXT + "\"}]}";
            case PUT_RECORD ->
                "{\"StreamName\": \"" + name
                        + "\", \"Data\": \"$util.base64Encode($input.body)\", \"PartitionKey\": \"$context.requestId\"}";
            case GET_ITEM ->
                "{\"TableName\": \"" + name + "\", \"Key\": {" + keys(to, "$input.params('", "')") + "}"
                        + (route.get(Interactions.CONSISTENCY).equals("strong") ? ", \"ConsistentRead\": true" : "")
                        + "}";
            case PUT_ITEM ->
                "{\"TableName\": \"" + name + "\", \"Item\": {" + keys(to, "$input.path('$.", "')")
                        + ", \"body\": {\"S\": \"" + TEXT + "\"}}}";
            case START, RUN -> "{\"stateMachineArn\": \"" + name + "\", \"input\": \"" + TEXT + "\"}";
        };
    }

    private static boolean isFifo(Component to) {
        return to.kind() == Queue.KIND && QueueToSam.isFifo(to)
                || to.kind() == Topic.KIND && to.get(Topic.FLAVOUR).equals("fifo");
    }

    private static String keys(Component table, String before, String after) {
        String partition = table.get(Table.PARTITION_KEY);
        String keys = key(partition, before, after);
        return table.value(Table.SORT_KEY)
                .filter(sort -> !sort.equals(partition))
                .map(sort -> keys + ", " + key(sort, before, after))
                .orElse(keys);
    }

    private static String key(String name, String before, String after) {
        return "\"" + name + "\": {\"S\": \"" + before + name + after + "\"}";
    }
}
