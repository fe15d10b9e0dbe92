package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.items;
import static fanfare.exporters.terraform.Expression.text;

import java.util.List;
import java.util.Map;

/** A bucket with its encryption, its block of public access and its notifications, each a resource of its own. */
final class BucketBlocks {
    private static final int LONGEST_PREFIX = 36;
    private static final String NOTIFICATION = "NotificationConfiguration";
    private static final String ACCESS = "PublicAccessBlockConfiguration";
    private static final String ENCRYPTION = "BucketEncryption";
    private static final Shape REST = Shape.plain()
            .called("BucketName", "bucket")
            .without(NOTIFICATION, ACCESS, ENCRYPTION)
            .also(BucketBlocks::name);
    private static final Shape PLAIN = Shape.plain()
            .called("ServerSideEncryptionByDefault", "apply_server_side_encryption_by_default")
            .called("ServerSideEncryptionByDefault.KMSMasterKeyID", "kms_master_key_id");

    private BucketBlocks() {}

    static void write(Source source, Translation into) {
        // What the bucket waits for is what may be notified.
        REST.write(new Source(source.id(), source.type(), source.properties(), List.of(), source.kept()), into);
        if (source.has(ACCESS)) {
            into.add(
                    source, PLAIN.fill(of(source, "public_access_block", into), source.map(ACCESS), "", into.values()));
        }
        encryption(source, into);
        if (source.has(NOTIFICATION)) {
            Block block = of(source, "notification", into);
            notifications(block, source.map(NOTIFICATION), into);
            into.after(source, block);
            into.add(source, block);
        }
    }

    private static Block of(Source source, String what, Translation into) {
        return into.beside(source, "aws_s3_bucket_" + what).with("bucket", into.of(source, "id"));
    }

    private static void name(Source source, Block block, Translation into) {
        if (!source.has("BucketName")) {
            block.with("bucket_prefix", Expression.joined(List.of(into.name(source, LONGEST_PREFIX, true), text("-"))));
        }
    }

    private static void encryption(Source source, Translation into) {
        List<Map<String, Object>> rules =
                Trees.maps(Trees.at(source.properties(), ENCRYPTION, "ServerSideEncryptionConfiguration"));
        if (!rules.isEmpty()) {
            Block block = of(source, "server_side_encryption_configuration", into);
            rules.forEach(r -> PLAIN.fill(block.nested("rule"), r, "", into.values()));
            into.add(source, block);
        }
    }

    private static void notifications(Block block, Map<String, Object> said, Translation into) {
        if (said.containsKey("EventBridgeConfiguration")) {
            block.code("eventbridge", true);
        }
        each(block, said, "LambdaConfigurations", "lambda_function", "Function", "lambda_function_arn", into);
        each(block, said, "QueueConfigurations", "queue", "Queue", "queue_arn", into);
        each(block, said, "TopicConfigurations", "topic", "Topic", "topic_arn", into);
    }

    private static void each(
            Block block,
            Map<String, Object> said,
            String property,
            String name,
            String target,
            String argument,
            Translation into) {
        Trees.maps(said.get(property)).forEach(n -> {
            Block to = block.nested(name)
                    .with(argument, into.value(n.get(target)))
                    .with("events", items(into.value(n.get("Event"))));
            Trees.maps(Trees.at(n, "Filter", "S3Key", "Rules"))
                    .forEach(r -> to.with(
                            "filter_" + String.valueOf(r.get("Name")).toLowerCase(java.util.Locale.ROOT),
                            into.value(r.get("Value"))));
        });
    }
}
