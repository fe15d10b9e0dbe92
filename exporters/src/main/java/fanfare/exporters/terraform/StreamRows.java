package fanfare.exporters.terraform;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kinesis, Firehose and Kafka. */
final class StreamRows {
    static final Map<String, Row> ALL = Map.ofEntries(
            entry(
                    "AWS::Kinesis::Stream",
                    Row.of(
                            "aws_kinesis_stream",
                            "name",
                            Shape.plain()
                                    .named("name", 128)
                                    .lifted("StreamEncryption")
                                    .called(
                                            "RetentionPeriodHours",
                                            "retention_period",
                                            "StreamEncryption.KeyId",
                                            "kms_key_id"),
                            "Arn",
                            "arn")),
            entry(
                    "AWS::Kinesis::StreamConsumer",
                    Row.of(
                            "aws_kinesis_stream_consumer",
                            "arn",
                            Shape.plain().called("ConsumerName", "name"),
                            "ConsumerARN",
                            "arn")),
            entry(
                    "AWS::KinesisFirehose::DeliveryStream",
                    Row.of("aws_kinesis_firehose_delivery_stream", "name", delivery(), "Arn", "arn")),
            entry(
                    "AWS::MSK::Cluster",
                    Row.of(
                            "aws_msk_cluster",
                            "arn",
                            Shape.plain()
                                    .each(
                                            (v, values) -> values.of(Trees.at(v, "Enabled")),
                                            "ClientAuthentication.Sasl.Iam",
                                            "ClientAuthentication.Sasl.Scram"),
                            "Arn",
                            "arn")),
            entry(
                    "AWS::MSK::ServerlessCluster",
                    Row.of(
                            "aws_msk_serverless_cluster",
                            "arn",
                            Shape.plain()
                                    .called(
                                            "VpcConfigs",
                                            "vpc_config",
                                            "VpcConfigs.SecurityGroups",
                                            "security_group_ids"),
                            "Arn",
                            "arn")));

    private StreamRows() {}

    private static Shape delivery() {
        Shape shape = Shape.plain()
                .named("name", 64)
                .without("DeliveryStreamType", "DeliveryStreamEncryptionConfigurationInput")
                .called(
                        "DeliveryStreamName",
                        "name",
                        "KinesisStreamSourceConfiguration",
                        "kinesis_source_configuration",
                        "MSKSourceConfiguration.MSKClusterARN",
                        "msk_cluster_arn",
                        "ExtendedS3DestinationConfiguration",
                        "extended_s3_configuration",
                        "HttpEndpointDestinationConfiguration",
                        "http_endpoint_configuration");
        for (String at : List.of(
                "ExtendedS3DestinationConfiguration",
                "HttpEndpointDestinationConfiguration",
                "HttpEndpointDestinationConfiguration.S3Configuration",
                "ExtendedS3DestinationConfiguration.S3BackupConfiguration")) {
            shape.lifted(at + ".BufferingHints", at + ".EndpointConfiguration", at + ".RetryOptions")
                    .called(
                            at + ".BufferingHints.IntervalInSeconds",
                            "buffering_interval",
                            at + ".BufferingHints.SizeInMBs",
                            "buffering_size",
                            at + ".RetryOptions.DurationInSeconds",
                            "retry_duration",
                            at + ".CloudWatchLoggingOptions",
                            "cloudwatch_logging_options");
        }
        return shape.also(StreamRows::destination);
    }

    private static void destination(Source source, Block block, Translation into) {
        List<String> known = new ArrayList<>();
        if (source.has("ExtendedS3DestinationConfiguration")) {
            known.add("extended_s3");
        }
        if (source.has("HttpEndpointDestinationConfiguration")) {
            known.add("http_endpoint");
        }
        if (known.isEmpty()) {
            into.remark("The destination of " + source.id() + " is none that this export knows: write it into"
                    + " messaging.tf.");
        }
        known.forEach(d -> block.with("destination", d));
        Object key = Trees.at(source.properties(), "DeliveryStreamEncryptionConfigurationInput", "KeyType");
        if (key != null) {
            block.nested("server_side_encryption").code("enabled", true).with("key_type", into.value(key));
        }
    }
}
