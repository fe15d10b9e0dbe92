package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.code;
import static fanfare.exporters.terraform.Expression.text;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** Tables, buckets and caches. */
final class StoreRows {
    private static final int LONGEST_TABLE = 255;
    private static final int LONGEST_CACHE = 40;
    /** DAX allows so few characters that the application's name comes last, and may be cut. */
    private static final int LONGEST_DAX = 20;

    private static final int DAX_ID = 11;

    static final Map<String, Row> ALL = Map.ofEntries(
            entry(
                    "AWS::DynamoDB::Table",
                    Row.of("aws_dynamodb_table", "name", table(), "Arn", "arn", "StreamArn", "stream_arn")),
            entry(
                    "AWS::S3::Bucket",
                    Row.of(
                            "aws_s3_bucket",
                            "bucket",
                            BucketBlocks::write,
                            "Arn",
                            "arn",
                            "DomainName",
                            "bucket_domain_name",
                            "RegionalDomainName",
                            "bucket_regional_domain_name")),
            entry(
                    "AWS::S3::BucketPolicy",
                    Row.of(
                            "aws_s3_bucket_policy",
                            "id",
                            (s, t) -> t.emit(
                                    s,
                                    t.block(s)
                                            .with("bucket", t.value(s.get("Bucket")))
                                            .with(
                                                    "policy",
                                                    PolicyDocument.of(s.get("PolicyDocument"), t.local(s), s, t))))),
            entry(
                    "AWS::ElastiCache::ServerlessCache",
                    Row.of(
                            "aws_elasticache_serverless_cache",
                            "name",
                            Shape.plain().namedLower("name", LONGEST_CACHE).called("ServerlessCacheName", "name"),
                            "Endpoint.Address",
                            "endpoint[0].address",
                            "Endpoint.Port",
                            "endpoint[0].port",
                            "ARN",
                            "arn")),
            entry(
                    "AWS::DAX::Cluster",
                    Row.of(
                            "aws_dax_cluster",
                            "cluster_name",
                            Shape.plain()
                                    .also(StoreRows::daxName)
                                    .called(
                                            "SSESpecification",
                                            "server_side_encryption",
                                            "SSESpecification.SSEEnabled",
                                            "enabled"),
                            "Arn",
                            "arn",
                            "ClusterDiscoveryEndpoint",
                            "configuration_endpoint",
                            "ClusterDiscoveryEndpointURL",
                            "daxs://|cluster_address|")),
            entry(
                    "AWS::DAX::SubnetGroup",
                    Row.of(
                            "aws_dax_subnet_group",
                            "name",
                            Shape.plain().namedLower("name", LONGEST_TABLE).called("SubnetGroupName", "name"))));

    private StoreRows() {}

    private static Shape table() {
        return Shape.plain()
                .named("name", LONGEST_TABLE)
                .lifted(
                        "ProvisionedThroughput",
                        "GlobalSecondaryIndexes.ProvisionedThroughput",
                        "GlobalSecondaryIndexes.Projection",
                        "LocalSecondaryIndexes.Projection",
                        "StreamSpecification")
                .called(
                        "TableName",
                        "name",
                        "AttributeDefinitions",
                        "attribute",
                        "AttributeDefinitions.AttributeName",
                        "name",
                        "AttributeDefinitions.AttributeType",
                        "type",
                        "ProvisionedThroughput.ReadCapacityUnits",
                        "read_capacity",
                        "ProvisionedThroughput.WriteCapacityUnits",
                        "write_capacity",
                        "GlobalSecondaryIndexes",
                        "global_secondary_index",
                        "GlobalSecondaryIndexes.IndexName",
                        "name",
                        "GlobalSecondaryIndexes.ProvisionedThroughput.ReadCapacityUnits",
                        "read_capacity",
                        "GlobalSecondaryIndexes.ProvisionedThroughput.WriteCapacityUnits",
                        "write_capacity",
                        "PointInTimeRecoverySpecification",
                        "point_in_time_recovery",
                        "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
                        "enabled",
                        "SSESpecification",
                        "server_side_encryption",
                        "SSESpecification.SSEEnabled",
                        "enabled",
                        "TimeToLiveSpecification",
                        "ttl")
                .without("KeySchema", "SSESpecification.SSEType")
                .also(StoreRows::keys);
    }

    private static void keys(Source source, Block block, Translation into) {
        source.maps("KeySchema")
                .forEach(k -> block.with(
                        "HASH".equals(k.get("KeyType")) ? "hash_key" : "range_key",
                        into.value(k.get("AttributeName"))));
        if (source.has("StreamSpecification")) {
            block.code("stream_enabled", true);
        }
    }

    private static void daxName(Source source, Block block, Translation into) {
        if (!source.has("ClusterName")) {
            String id = source.id().toLowerCase(java.util.Locale.ROOT);
            Expression whole = Expression.joined(List.of(
                    text(id.substring(0, Math.min(DAX_ID, id.length())) + "-"), code("var.name")));
            block.with(
                    "cluster_name",
                    Expression.call(
                            "trimsuffix",
                            Expression.call("substr", whole, code("0"), code(String.valueOf(LONGEST_DAX))),
                            text("-")));
        }
    }
}
