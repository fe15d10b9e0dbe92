package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bus;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pipe with source, enrichment and target, and a role that allows just these. */
record PipeToSam(Component pipe, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Optional<Connection> source = in.design().to(pipe.name()).findFirst();
        Optional<Connection> enrichment = out(true);
        Optional<Connection> target = out(false);
        if (source.isEmpty() && target.isEmpty()) {
            template.remark(pipe.name() + " is left out: a pipe needs a source and a target.");
            return;
        }
        String role = template.unique(pipe.name() + "Role");
        List<Object> statements = new ArrayList<>();
        TemplateResource r = template.add(pipe.name(), "AWS::Pipes::Pipe").with("RoleArn", arn(role));
        source.ifPresentOrElse(c -> source(c, r, statements), () -> r.with("Source", given("Source", template)));
        enrichment.ifPresent(c -> r.with("Enrichment", called(c, statements, template)));
        r.with("Target", target.isPresent() ? called(target.get(), statements, template) : given("Target", template));
        Map<String, Object> parameters = target.map(this::targetParameters).orElse(Map.of());
        if (!parameters.isEmpty()) {
            r.with("TargetParameters", parameters);
        }
        Policies.role(
                template,
                role,
                "pipes.amazonaws.com",
                Map.of("StringEquals", Map.of("aws:SourceAccount", ref("AWS::AccountId"))),
                statements);
    }

    /** An end that is not drawn. */
    private Object given(String end, Template template) {
        String id = template.unique(pipe.name() + end);
        template.parameter(
                id,
                "ARN of the " + end.toLowerCase(java.util.Locale.ROOT) + " of " + pipe.name(),
                Ordered.of("AllowedPattern", "^arn:.+$"));
        template.remark(pipe.name() + " has no " + end.toLowerCase(java.util.Locale.ROOT)
                + " in the design: give its ARN as " + id + ", and allow the role of the pipe to use it.");
        return ref(id);
    }

    private Optional<Connection> out(boolean enriches) {
        return in.design()
                .from(pipe.name())
                .filter(c -> (c.as() == Interactions.ENRICH) == enriches)
                .findFirst();
    }

    /** The batch size of a mapping, at most what all that the pipe calls takes. */
    private long batch(long wanted) {
        return Math.min(
                wanted,
                in.design()
                        .from(pipe.name())
                        .mapToLong(c -> Pipe.largestBatch(in.to(c).kind()))
                        .min()
                        .orElse(wanted));
    }

    private void source(Connection c, TemplateResource r, List<Object> statements) {
        Component from = in.from(c);
        Map<String, Object> parameters = Ordered.of();
        if (from.kind() == Queue.KIND) {
            Object arn = in.references().arnOf(from);
            r.with("Source", arn);
            statements.add(
                    Policies.allow(List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"), arn));
            c.value(Poll.FILTER).ifPresent(f -> parameters.put("FilterCriteria", Filters.pattern(f)));
            Map<String, Object> queue = Ordered.of("BatchSize", batch(c.get(Poll.BATCH_SIZE)));
            window(c.get(Poll.BATCH_WINDOW), queue);
            parameters.put("SqsQueueParameters", queue);
        } else {
            boolean kinesis = from.kind() == Stream.KIND;
            Object arn = kinesis ? arn(from.name()) : new Intrinsic.GetAtt(from.name(), "StreamArn");
            String service = kinesis ? "kinesis:" : "dynamodb:";
            r.with("Source", arn);
            statements.add(Policies.allow(
                    List.of(service + "DescribeStream", service + "GetRecords", service + "GetShardIterator"), arn));
            c.value(PollStream.FILTER).ifPresent(f -> parameters.put("FilterCriteria", Filters.pattern(f)));
            parameters.put(kinesis ? "KinesisStreamParameters" : "DynamoDBStreamParameters", stream(c, statements));
        }
        r.with("SourceParameters", parameters);
    }

    private static void window(long nanoseconds, Map<String, Object> parameters) {
        if (Seconds.of(nanoseconds) > 0) {
            parameters.put("MaximumBatchingWindowInSeconds", Seconds.of(nanoseconds));
        }
    }

    private Map<String, Object> stream(Connection c, List<Object> statements) {
        Map<String, Object> parameters = Ordered.of(
                "StartingPosition", c.get(PollStream.STARTING_POSITION),
                "BatchSize", batch(c.get(PollStream.BATCH_SIZE)));
        window(c.get(PollStream.BATCH_WINDOW), parameters);
        if (c.get(PollStream.PARALLELIZATION_FACTOR) > 1) {
            parameters.put("ParallelizationFactor", c.get(PollStream.PARALLELIZATION_FACTOR));
        }
        c.value(PollStream.MAXIMUM_RETRY_ATTEMPTS).ifPresent(n -> parameters.put("MaximumRetryAttempts", n));
        c.value(PollStream.MAXIMUM_RECORD_AGE)
                .ifPresent(age -> parameters.put("MaximumRecordAgeInSeconds", Seconds.of(age)));
        if (c.get(PollStream.BISECT_BATCH_ON_ERROR)) {
            parameters.put("OnPartialBatchItemFailure", "AUTOMATIC_BISECT");
        }
        in.deadLetters(c.from()).ifPresent(to -> {
            boolean topic = to.kind() == Topic.KIND;
            Object arn = topic ? ref(to.name()) : in.references().arnOf(to);
            parameters.put("DeadLetterConfig", Map.of("Arn", arn));
            statements.add(Policies.allow(topic ? "sns:Publish" : "sqs:SendMessage", arn));
        });
        return parameters;
    }

    /** What a connection calls, with the permission for it. */
    private Object called(Connection c, List<Object> statements, Template template) {
        Component to = in.to(c);
        Kind kind = to.kind();
        if (kind == Api.KIND) {
            Object route = route(to, c);
            statements.add(Policies.allow("execute-api:Invoke", route));
            return route;
        }
        Object arn = kind == External.KIND
                ? arn(new ApiDestination(to, in).addTo(template))
                : kind == Workflow.KIND || kind == Topic.KIND
                        ? ref(to.name())
                        : in.references().arnOf(to);
        statements.add(Policies.allow(action(c, kind), arn));
        return arn;
    }

    private static String action(Connection c, Kind kind) {
        if (kind == Function.KIND) {
            return "lambda:InvokeFunction";
        } else if (kind == Workflow.KIND) {
            return c.as() == Interactions.START ? "states:StartExecution" : "states:StartSyncExecution";
        } else if (kind == Queue.KIND) {
            return "sqs:SendMessage";
        } else if (kind == Topic.KIND) {
            return "sns:Publish";
        } else if (kind == Bus.KIND) {
            return "events:PutEvents";
        } else if (kind == Stream.KIND) {
            return "kinesis:PutRecords";
        }
        return kind == External.KIND ? "events:InvokeApiDestination" : "firehose:PutRecordBatch";
    }

    private Object route(Component api, Connection c) {
        String method = c.get(Interactions.METHOD).equals("ANY") ? "POST" : c.get(Interactions.METHOD);
        return sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + api.name() + "}/${Stage}/"
                + method + c.value(Interactions.PATH).orElse("/"));
    }

    private Map<String, Object> targetParameters(Connection c) {
        Component to = in.to(c);
        boolean waits = c.as() == Interactions.INVOKE;
        String invocation = waits ? "REQUEST_RESPONSE" : "FIRE_AND_FORGET";
        if (to.kind() == Function.KIND) {
            return Ordered.of("LambdaFunctionParameters", Map.of("InvocationType", invocation));
        } else if (to.kind() == Workflow.KIND) {
            return Ordered.of("StepFunctionStateMachineParameters", Map.of("InvocationType", invocation));
        } else if (to.kind() == Bus.KIND) {
            return Ordered.of(
                    "EventBridgeEventBusParameters",
                    Ordered.of("DetailType", pipe.name(), "Source", "fanfare." + pipe.name()));
        } else if (to.kind() == Stream.KIND) {
            return Ordered.of("KinesisStreamParameters", Map.of("PartitionKey", "$.eventID"));
        }
        return to.kind() == Queue.KIND && QueueToSam.isFifo(to)
                ? Ordered.of("SqsQueueParameters", Map.of("MessageGroupId", pipe.name()))
                : Ordered.of();
    }
}
