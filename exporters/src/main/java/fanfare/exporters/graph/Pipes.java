package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.graph.Expressions.Target;
import fanfare.exporters.template.Part;
import java.util.Map;
import java.util.Set;

/** What carries records from one place to another: pipes, delivery streams, analytics. */
final class Pipes {
    private static final Set<String> DESTINATIONS =
            Set.of("BucketARN", "DomainARN", "ClusterJDBCURL", "Url", "ClusterEndpoint", "CollectionEndpoint");
    private static final Set<String> NOT_SEARCHED =
            Set.of("RoleARN", "RoleArn", "CloudWatchLoggingOptions", "EncryptionConfiguration");

    private Pipes() {}

    static void pipe(Resource r, Draft into) {
        Part p = r.properties();
        into.from(
                p.at("Source"),
                r.name(),
                Seen.of(Relation.TRIGGER, "pipe-source", p.at("Source").line()));
        into.to(
                r.name(),
                p.at("Target"),
                Seen.of(Relation.TRIGGER, "pipe-target", p.at("Target").line()));
        Part enrichment = p.at("Enrichment");
        into.to(r.name(), enrichment, Seen.of(Relation.INVOKE, "pipe-enrichment", enrichment.line()));
        for (Part source : p.at("SourceParameters").entries().values()) {
            Part kept = source.at("DeadLetterConfig", "Arn");
            into.to(r.name(), kept, Seen.of(Relation.DEAD_LETTER, "pipe-dlq", kept.line()));
        }
        Part task = p.at("TargetParameters", "EcsTaskParameters", "TaskDefinitionArn");
        into.to(r.name(), task, Seen.of(Relation.TRIGGER, "pipe-target", task.line()));
    }

    static void deliveryStream(Resource r, Draft into) {
        Part p = r.properties();
        Part stream = p.at("KinesisStreamSourceConfiguration", "KinesisStreamARN");
        into.from(stream, r.name(), Seen.of(Relation.TRIGGER, "firehose-source", stream.line()));
        Part cluster = p.at("MSKSourceConfiguration", "MSKClusterARN");
        into.from(cluster, r.name(), Seen.of(Relation.TRIGGER, "firehose-source", cluster.line()));
        p.entries().forEach((key, value) -> {
            if (key.endsWith("DestinationConfiguration")) {
                destination(r.name(), value, into);
            }
        });
    }

    private static void destination(String stream, Part part, Draft into) {
        if (part instanceof Part.Items i) {
            i.items().forEach(v -> destination(stream, v, into));
        }
        for (Map.Entry<String, Part> e : part.entries().entrySet()) {
            Part value = e.getValue();
            int line = value.line();
            if (DESTINATIONS.contains(e.getKey())) {
                into.to(stream, value, Seen.of(Relation.DESTINATION, "firehose-destination", line));
            } else if (e.getKey().equals("ParameterValue")) {
                into.expressions()
                        .targets(value, Draft.FUNCTION)
                        .forEach(t -> into.line(
                                stream,
                                t.resource(),
                                Seen.of(Relation.INVOKE, "firehose-transform", line)
                                        .by(t)));
            } else if (e.getKey().equals("SchemaConfiguration")) {
                into.expressions().references(value).stream()
                        .filter(t -> into.type(t).startsWith("AWS::Glue"))
                        .forEach(t -> into.line(
                                stream,
                                t,
                                Seen.of(Relation.READ_WRITE, "firehose-schema", line)
                                        .mode(Edge.Mode.READ)));
            } else if (!NOT_SEARCHED.contains(e.getKey())) {
                destination(stream, value, into);
            }
        }
    }

    static void analytics(Resource r, Draft into) {
        Part p = r.properties();
        Part inputs = p.at("Inputs").exists()
                ? p.at("Inputs")
                : p.at("ApplicationConfiguration", "SqlApplicationConfiguration", "Inputs");
        for (Part input : inputs.list()) {
            input.entries().forEach((key, value) -> {
                if (key.endsWith("Input")) {
                    into.from(
                            value.at("ResourceARN"),
                            r.name(),
                            Seen.of(Relation.TRIGGER, "analytics-input", value.line()));
                }
            });
        }
    }

    static void analyticsOutput(Resource r, Draft into) {
        for (Target application : into.expressions().targets(r.properties().at("ApplicationName"))) {
            r.properties().at("Output").entries().forEach((key, value) -> {
                if (key.endsWith("Output")) {
                    Relation relation = key.equals("LambdaOutput") ? Relation.INVOKE : Relation.DESTINATION;
                    into.to(
                            application.resource(),
                            value.at("ResourceARN"),
                            Seen.of(relation, "analytics-output", value.line()));
                }
            });
        }
    }
}
