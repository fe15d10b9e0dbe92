package fanfare.exporters.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sources of the few classes of the AWS SDK for Java 2 that handlers use, so that they can be compiled without hundreds of
 * jars. Signatures as in the SDK: clients take a consumer of a request builder, builders answer themselves.
 */
final class SdkStandIn {
    private static final String SERVICES = "software.amazon.awssdk.services.";

    private static final String CLOSES = "public String serviceName() { return null; } public void close() {} ";

    private final Map<String, String> sources = new TreeMap<>();

    private SdkStandIn() {
        type(
                "software.amazon.awssdk.core.sync.RequestBody",
                "public static RequestBody fromString(String s) { return null; }");
        type(
                "software.amazon.awssdk.core.SdkBytes",
                "public static SdkBytes fromUtf8String(String s) { return null; }");
        type(
                SERVICES + "dynamodb.model.AttributeValue",
                "public static AttributeValue fromS(String s) { return null; }"
                        + " public static AttributeValue fromN(String n) { return null; }"
                        + " public static AttributeValue fromBool(Boolean b) { return null; }"
                        + " public String s() { return null; }");
        sources.put(
                SERVICES + "lambda.model.InvocationType",
                "package " + SERVICES + "lambda.model; public enum InvocationType { EVENT, REQUEST_RESPONSE }");
        String attributes = "java.util.Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>";
        client(
                "dynamodb",
                "DynamoDbClient",
                List.of(
                        method("getItem", "GetItemRequest", ""),
                        method("putItem", "PutItemRequest", ""),
                        method("deleteItem", "DeleteItemRequest", "")));
        builder("dynamodb", "GetItemRequest", "tableName String", "key " + attributes, "consistentRead Boolean");
        builder(
                "dynamodb",
                "PutItemRequest",
                "tableName String",
                "item " + attributes,
                "conditionExpression String",
                "expressionAttributeValues " + attributes,
                "returnValuesOnConditionCheckFailure String");
        builder("dynamodb", "DeleteItemRequest", "tableName String", "key " + attributes);
        type(
                SERVICES + "dynamodb.model.ConditionalCheckFailedException extends RuntimeException",
                "public " + attributes + " item() { return null; } public static Builder builder() { return null; }"
                        + " public static class Builder { public Builder item(" + attributes
                        + " item) { return this; } public ConditionalCheckFailedException build() { return null; } }");
        client(
                "s3",
                "S3Client",
                List.of(
                        method("getObjectAsBytes", "GetObjectRequest", ""),
                        method(
                                "putObject",
                                "PutObjectRequest",
                                ", software.amazon.awssdk.core.sync.RequestBody body")));
        builder("s3", "GetObjectRequest", "bucket String", "key String");
        builder("s3", "PutObjectRequest", "bucket String", "key String", "contentType String");
        client("sqs", "SqsClient", List.of(method("sendMessage", "SendMessageRequest", "")));
        builder("sqs", "SendMessageRequest", "queueUrl String", "messageBody String", "messageGroupId String");
        client("sns", "SnsClient", List.of(method("publish", "PublishRequest", "")));
        builder("sns", "PublishRequest", "topicArn String", "message String", "messageGroupId String");
        client("eventbridge", "EventBridgeClient", List.of(method("putEvents", "PutEventsRequest", "")));
        type(
                SERVICES + "eventbridge.model.PutEventsRequest",
                "public java.util.List<PutEventsRequestEntry> entries() { return null; }"
                        + " public static class Builder { @SafeVarargs public final Builder entries("
                        + "java.util.function.Consumer<PutEventsRequestEntry.Builder>... e) { return this; } }");
        response("eventbridge", "PutEventsResponse");
        builder(
                "eventbridge",
                "PutEventsRequestEntry",
                "eventBusName String",
                "source String",
                "detailType String",
                "detail String");
        client("kinesis", "KinesisClient", List.of(method("putRecord", "PutRecordRequest", "")));
        builder(
                "kinesis",
                "PutRecordRequest",
                "streamName String",
                "partitionKey String",
                "data software.amazon.awssdk.core.SdkBytes");
        client("firehose", "FirehoseClient", List.of(method("putRecord", "PutRecordRequest", "")));
        type(
                SERVICES + "firehose.model.Record",
                "public static class Builder { public Builder data(software.amazon.awssdk.core.SdkBytes d) { return this; } }");
        builder(
                "firehose",
                "PutRecordRequest",
                "deliveryStreamName String",
                "record java.util.function.Consumer<software.amazon.awssdk.services.firehose.model.Record.Builder>");
        client(
                "sfn",
                "SfnClient",
                List.of(
                        method("startExecution", "StartExecutionRequest", ""),
                        method("startSyncExecution", "StartSyncExecutionRequest", "")));
        ecs();
        builder("sfn", "StartExecutionRequest", "stateMachineArn String", "input String");
        builder("sfn", "StartSyncExecutionRequest", "stateMachineArn String", "input String");
        connections();
        String jedis = "redis.clients.jedis.";
        type(jedis + "HostAndPort", "public HostAndPort(String host, int port) {}");
        type(
                jedis + "DefaultJedisClientConfig",
                "public static Builder builder() { return new Builder(); } public static class Builder {"
                        + " public Builder ssl(boolean b) { return this; }"
                        + " public DefaultJedisClientConfig build() { return null; } }");
        sources.put(
                jedis + "commands.JedisCommands",
                "package redis.clients.jedis.commands; public interface JedisCommands { String get(String key);"
                        + " String psetex(String key, long ms, String value); long del(String key); }");
        type(
                jedis + "JedisCluster implements redis.clients.jedis.commands.JedisCommands",
                "public JedisCluster(java.util.Set<HostAndPort> nodes, DefaultJedisClientConfig config) {}"
                        + " public String get(String key) { return null; }"
                        + " public String psetex(String key, long ms, String value) { return null; }"
                        + " public long del(String key) { return 0; }");
        client("lambda", "LambdaClient", List.of(method("invoke", "InvokeRequest", "")));
        builder(
                "lambda",
                "InvokeRequest",
                "functionName String",
                "payload software.amazon.awssdk.core.SdkBytes",
                "invocationType InvocationType");
        type(
                "software.amazon.awssdk.core.ResponseBytes<T>",
                "public static <T> ResponseBytes<T> fromByteArray(T response, byte[] bytes) { return null; }");
        String serialization = "com.amazonaws.services.lambda.runtime.serialization.";
        sources.put(
                serialization + "PojoSerializer",
                "package com.amazonaws.services.lambda.runtime.serialization;"
                        + " public interface PojoSerializer<T> { T fromJson(java.io.InputStream input); }");
        type(
                serialization + "events.LambdaEventSerializers",
                "public static <T> com.amazonaws.services.lambda.runtime.serialization.PojoSerializer<T> serializerFor("
                        + "Class<T> type, ClassLoader loader) { return null; }");
    }

    private void connections() {
        String home = SERVICES + "apigatewaymanagementapi";
        String type = "ApiGatewayManagementApiClient";
        type(
                home + "." + type,
                CLOSES + "public static " + type + " builder() { return new " + type + "(); } public " + type
                        + " endpointOverride(java.net.URI u) { return this; } public " + type
                        + " build() { return this; } "
                        + method("postToConnection", "PostToConnectionRequest", "")
                                .replace("PACKAGE", home));
        builder(
                "apigatewaymanagementapi",
                "PostToConnectionRequest",
                "connectionId String",
                "data software.amazon.awssdk.core.SdkBytes");
        sources.put(
                home + ".model.GoneException",
                "package " + home + ".model; public class GoneException extends RuntimeException {}");
    }

    /** Class name to source. */
    static Map<String, String> sources() {
        return new SdkStandIn().sources;
    }

    private void ecs() {
        String model = SERVICES + "ecs.model.";
        type(
                SERVICES + "ecs.EcsClient",
                CLOSES + "public static EcsClient create() { return null; } "
                        + method("runTask", "RunTaskRequest", "").replace("PACKAGE.model.", model));
        response("ecs", "RunTaskResponse");
        type(
                model + "RunTaskRequest",
                "public String taskDefinition() { return null; } public static class Builder { public Builder cluster(String v) { return this; }"
                        + " public Builder taskDefinition(String v) { return this; } "
                        + nested("capacityProviderStrategy", model + "CapacityProviderStrategyItem", true)
                        + nested("networkConfiguration", model + "NetworkConfiguration", false)
                        + nested("overrides", model + "TaskOverride", false) + "}");
        type(
                model + "CapacityProviderStrategyItem",
                "public static class Builder { public Builder capacityProvider(String v) { return this; }"
                        + " public Builder weight(Integer v) { return this; } }");
        type(
                model + "NetworkConfiguration",
                "public static class Builder { " + nested("awsvpcConfiguration", model + "AwsVpcConfiguration", false)
                        + "}");
        type(
                model + "AwsVpcConfiguration",
                "public static class Builder { public Builder subnets(String... v) { return this; }"
                        + " public Builder securityGroups(String... v) { return this; }"
                        + " public Builder assignPublicIp(String v) { return this; } }");
        type(
                model + "TaskOverride",
                "public static class Builder { " + nested("containerOverrides", model + "ContainerOverride", true)
                        + "}");
        type(
                model + "ContainerOverride",
                "public static class Builder { public Builder name(String v) { return this; } "
                        + nested("environment", model + "KeyValuePair", true) + "}");
        type(
                model + "KeyValuePair",
                "public static class Builder { public Builder name(String v) { return this; }"
                        + " public Builder value(String v) { return this; } }");
    }

    private static String nested(String method, String type, boolean several) {
        String consumer = "java.util.function.Consumer<" + type + ".Builder>" + (several ? "..." : "");
        return (several ? "@SafeVarargs public final" : "public") + " Builder " + method + "(" + consumer
                + " v) { return this; } ";
    }

    /** A method of a client: with a consumer of the builder of its request, and with the request. */
    private static String method(String name, String request, String more) {
        String model = "PACKAGE.model.";
        String response = model + request.replace("Request", "Response");
        String answer = name.equals("getObjectAsBytes")
                ? "software.amazon.awssdk.core.ResponseBytes<" + response + ">"
                : response;
        return "public " + answer + " " + name + "(java.util.function.Consumer<" + model + request + ".Builder> request"
                + more + ") { return null; } public " + answer + " " + name + "(" + model + request + " request" + more
                + ") { return null; }";
    }

    /** A response with what handlers ask of one, and a builder for what tests say in one. */
    private void response(String service, String name) {
        type(
                SERVICES + service + ".model." + name,
                "public Integer failedEntryCount() { return 0; } public String functionError() { return null; }"
                        + " public String statusAsString() { return null; } public String error() { return null; }"
                        + " public java.util.List<String> failures() { return null; }"
                        + " public static Builder builder() { return null; } public static class Builder {"
                        + " public Builder failedEntryCount(Integer n) { return this; }"
                        + " public Builder status(String s) { return this; }"
                        + " public NAME build() { return null; } }".replace("NAME", name));
    }

    private void client(String service, String name, List<String> methods) {
        String home = SERVICES + service;
        type(
                home + "." + name,
                "public static " + name + " create() { return new " + name + "(); } " + CLOSES
                        + String.join(" ", methods).replace("PACKAGE", home));
    }

    private void builder(String service, String name, String... settings) {
        List<String> methods = new ArrayList<>();
        List<String> getters = new ArrayList<>();
        for (String setting : settings) {
            int space = setting.indexOf(' ');
            String what = setting.substring(0, space);
            String type = setting.substring(space + 1);
            methods.add("public Builder " + what + "(" + type + " value) { return this; }");
            getters.add("public " + type + " " + what + "() { return null; }");
        }
        type(
                SERVICES + service + ".model." + name,
                String.join(" ", getters) + " public static class Builder { " + String.join(" ", methods) + " }");
        if (name.endsWith("Request")) {
            response(service, name.replace("Request", "Response"));
        }
    }

    /** A class; what follows its name, such as what it extends, is part of the name. */
    private void type(String name, String body) {
        String plain = name.replaceAll("[ <].*", "");
        int dot = plain.lastIndexOf('.');
        sources.put(
                plain,
                "package " + plain.substring(0, dot) + "; public class " + name.substring(dot + 1) + " { " + body
                        + " }");
    }
}
