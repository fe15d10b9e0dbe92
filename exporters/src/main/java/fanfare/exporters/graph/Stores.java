package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.template.Part;
import java.util.Map;

/** Notifications and streams of stores. */
final class Stores {
    private static final Map<String, String> NOTIFIED =
            Map.of("LambdaConfigurations", "Function", "QueueConfigurations", "Queue", "TopicConfigurations", "Topic");

    private Stores() {}

    static void bucket(Resource b, Draft into) {
        Part p = b.properties();
        for (Part n : p.at("NotificationConfiguration").alternatives()) {
            n.entries().forEach((key, configurations) -> {
                String target = NOTIFIED.get(key);
                if (target != null) {
                    configurations
                            .alternatives()
                            .forEach(c -> into.to(
                                    b.name(), c.at(target), Seen.of(Relation.TRIGGER, "s3-notification", c.line())));
                }
            });
        }
        for (Part rule : p.at("ReplicationConfiguration", "Rules").list()) {
            into.to(
                    b.name(),
                    rule.at("Destination", "Bucket"),
                    Seen.of(Relation.DESTINATION, "s3-replication", rule.line()));
        }
        Part logs = p.at("LoggingConfiguration", "DestinationBucketName");
        into.to(
                b.name(),
                logs,
                Seen.of(Relation.REFERENCE, "s3-access-log", logs.line()).weak());
    }

    /** The CDK has a function of its own set the notifications, with the words of the S3 API. */
    static void notifications(Resource custom, Draft into) {
        Others.custom(custom, into);
        Part p = custom.properties();
        into.expressions()
                .targets(p.at("BucketName"), "AWS::S3::Bucket"::equals)
                .forEach(b -> p.at("NotificationConfiguration")
                        .entries()
                        .forEach((key, configurations) -> configurations
                                .alternatives()
                                .forEach(c -> into.to(
                                        b.resource(),
                                        c.anyOf("LambdaFunctionArn", "QueueArn", "TopicArn"),
                                        Seen.of(Relation.TRIGGER, "s3-notification", c.line())))));
    }

    static void objectLambda(Resource a, Draft into) {
        Part c = a.properties().at("ObjectLambdaConfiguration");
        into.to(
                a.name(),
                c.at("SupportingAccessPoint"),
                Seen.of(Relation.READ_WRITE, "object-lambda", c.line()).mode(Edge.Mode.READ));
        for (String f : into.expressions().references(c.at("TransformationConfigurations"))) {
            if (Draft.FUNCTION.test(into.type(into.expressions().owner(f)))) {
                into.line(a.name(), f, Seen.of(Relation.INVOKE, "object-lambda", c.line()));
            }
        }
    }

    static void table(Resource t, Draft into) {
        Part stream = t.properties().at("KinesisStreamSpecification", "StreamArn");
        into.to(t.name(), stream, Seen.of(Relation.DESTINATION, "table-kinesis", stream.line()));
    }

    static void proxyTargets(Resource g, Draft into) {
        String proxy = into.expressions().owner(g.name());
        if (!proxy.equals(g.name())) {
            Seen seen = Seen.of(Relation.READ_WRITE, "proxy-target", g.line()).mode(Edge.Mode.READ_WRITE);
            into.to(proxy, g.properties().at("DBInstanceIdentifiers"), seen);
            into.to(proxy, g.properties().at("DBClusterIdentifiers"), seen);
        }
    }
}
