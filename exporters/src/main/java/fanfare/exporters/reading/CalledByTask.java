package fanfare.exporters.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Container;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Task calls, and where its definition says so.
 *
 * @param kind of component
 * @param as how it is called
 * @param holder the object that names what is called
 * @param field the field of it that does
 * @param name what the definition says there; empty where only a run knows, or where it is left out
 */
record CalledByTask(Kind kind, Interaction as, ObjectNode holder, String field, String name) {
    private static final Pattern INTEGRATION =
            Pattern.compile("^arn:.*:states:[^:]*:[^:]*:(?:aws-sdk:)?([A-Za-z0-9-]+):([A-Za-z0-9]+)(\\..*)?$");
    private static final Pattern FUNCTION = Pattern.compile("^arn:.*:function:.+|^\\$\\{[^:}]+}$");
    private static final Pattern READS = Pattern.compile("(get|query|scan|head|list|batchGet).*");
    private static final Pattern KNOWN_AT_RUN_TIME = Pattern.compile("^(\\{%.*%}|\\$\\..*)$", Pattern.DOTALL);

    private record Named(Kind kind, String field) {}

    private static final Map<String, Named> SERVICES = Map.ofEntries(
            Map.entry("lambda", new Named(Function.KIND, "FunctionName")),
            Map.entry("dynamodb", new Named(Table.KIND, "TableName")),
            Map.entry("sqs", new Named(Queue.KIND, "QueueUrl")),
            Map.entry("sns", new Named(Topic.KIND, "TopicArn")),
            Map.entry("events", new Named(Bus.KIND, "EventBusName")),
            Map.entry("eventbridge", new Named(Bus.KIND, "EventBusName")),
            Map.entry("states", new Named(Workflow.KIND, "StateMachineArn")),
            Map.entry("sfn", new Named(Workflow.KIND, "StateMachineArn")),
            Map.entry("s3", new Named(Bucket.KIND, "Bucket")),
            Map.entry("ecs", new Named(Container.KIND, "TaskDefinition")),
            Map.entry("kinesis", new Named(Stream.KIND, "StreamName")),
            Map.entry("firehose", new Named(Delivery.KIND, "DeliveryStreamName")),
            Map.entry("apigateway", new Named(External.KIND, "ApiEndpoint")),
            Map.entry("http", new Named(External.KIND, "ApiEndpoint")));

    /** What a Task calls; empty for what no kind of component stands for. */
    static Optional<CalledByTask> of(ObjectNode task) {
        String resource = task.path("Resource").asText();
        if (FUNCTION.matcher(resource).matches()) {
            return Optional.of(new CalledByTask(Function.KIND, Interactions.INVOKE, task, "Resource", resource));
        }
        Matcher integration = INTEGRATION.matcher(resource);
        if (!integration.matches()) {
            return Optional.empty();
        }
        Named named = SERVICES.get(integration.group(1));
        JsonNode said = task.has("Arguments") ? task.path("Arguments") : task.path("Parameters");
        if (named == null || !(said instanceof ObjectNode arguments)) {
            return Optional.empty();
        }
        String action = integration.group(2);
        String suffix = integration.group(3) == null ? "" : integration.group(3);
        return holder(named.kind(), arguments)
                .filter(h -> named.kind() == Bus.KIND || h.has(named.field()) || h.has(named.field() + ".$"))
                .map(h -> new CalledByTask(
                        named.kind(),
                        as(named.kind(), action, suffix, arguments),
                        h,
                        named.field(),
                        text(h.path(named.field()))));
    }

    /** The bus is named in each of the events; the first one counts. */
    private static Optional<ObjectNode> holder(Kind kind, ObjectNode arguments) {
        if (kind != Bus.KIND) {
            return Optional.of(arguments);
        }
        return arguments.path("Entries") instanceof ArrayNode entries && entries.path(0) instanceof ObjectNode first
                ? Optional.of(first)
                : Optional.empty();
    }

    private static String text(JsonNode value) {
        String text = value.asText();
        return KNOWN_AT_RUN_TIME.matcher(text).matches() ? "" : text;
    }

    private static Interaction as(Kind kind, String action, String suffix, ObjectNode arguments) {
        if (kind == Table.KIND || kind == Bucket.KIND) {
            return READS.matcher(action).matches() ? Interactions.READ : Interactions.WRITE;
        } else if (kind == Queue.KIND) {
            return Interactions.SEND;
        } else if (kind == Topic.KIND) {
            return Interactions.PUBLISH;
        } else if (kind == Bus.KIND || kind == Stream.KIND || kind == Delivery.KIND) {
            return Interactions.PUT;
        } else if (kind == Workflow.KIND || kind == Container.KIND) {
            boolean waits = suffix.startsWith(".sync") || action.equals("startSyncExecution");
            return waits ? Interactions.INVOKE : Interactions.START;
        }
        boolean leaves = arguments.path("InvocationType").asText().equals("Event");
        return kind == Function.KIND && leaves ? Interactions.INVOKE_ASYNC : Interactions.INVOKE;
    }

    /** True for a call whose reply comes later, by a token. */
    static boolean waitsForToken(ObjectNode task) {
        return task.path("Resource").asText().endsWith(".waitForTaskToken");
    }

    /** Writes the component's name where the definition names what it calls. */
    void nameIt(String component) {
        holder.remove(field + ".$");
        holder.put(field, "${" + component + "}");
    }
}
