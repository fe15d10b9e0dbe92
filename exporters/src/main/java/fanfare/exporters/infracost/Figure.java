package fanfare.exporters.infracost;

import static java.util.Map.entry;

import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Function;
import fanfare.model.kind.Meter;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where Infracost takes a metered quantity.
 *
 * @param type of the Terraform resource
 * @param key of the figure; with dots where it is one of a group
 * @param whole true if it takes whole numbers only
 * @param beside what must stand beside it, because the quantity is in these units already
 */
record Figure(String type, String key, boolean whole, List<String> beside) {
    private static final String KB_64 = "request_size_kb: 64";

    private static final Map<String, Figure> OF = Map.ofEntries(
            of(Queue.STANDARD_REQUESTS, whole("aws_sqs_queue", "monthly_requests", KB_64)),
            of(Queue.FIFO_REQUESTS, whole("aws_sqs_queue", "monthly_requests", KB_64)),
            of(Topic.PUBLISHES, whole("aws_sns_topic", "monthly_requests", KB_64)),
            of(Topic.FIFO_PUBLISHES, whole("aws_sns_topic", "monthly_requests", KB_64)),
            of(Api.HTTP_REQUESTS, whole("aws_apigatewayv2_api", "monthly_requests", "request_size_kb: 512")),
            of(Api.REST_REQUESTS, whole("aws_api_gateway_rest_api", "monthly_requests")),
            of(WebSocketApi.MESSAGES, whole("aws_apigatewayv2_api", "monthly_messages", "message_size_kb: 32")),
            of(WebSocketApi.CONNECTION_MINUTES, whole("aws_apigatewayv2_api", "monthly_connection_mins")),
            of(Bus.EVENTS, whole("aws_cloudwatch_event_bus", "monthly_custom_events")),
            of(Table.WRITE_UNITS, whole("aws_dynamodb_table", "monthly_write_request_units")),
            of(Table.READ_UNITS, whole("aws_dynamodb_table", "monthly_read_request_units")),
            of(Table.STORAGE_MONTHS, part("aws_dynamodb_table", "storage_gb")),
            of(Bucket.PUTS, whole("aws_s3_bucket", "standard.monthly_tier_1_requests")),
            of(Bucket.GETS, whole("aws_s3_bucket", "standard.monthly_tier_2_requests")),
            of(Bucket.STORAGE_MONTHS, part("aws_s3_bucket", "standard.storage_gb")),
            of(Function.LOGS, part("aws_cloudwatch_log_group", "monthly_data_ingested_gb")),
            of(Stream.PUT_UNITS, whole("aws_kinesis_stream", "monthly_provisioned_put_units")),
            of(Stream.CONSUMER_HOURS, part("aws_kinesis_stream", "monthly_provisioned_efo_consumer_hours")),
            of(Stream.CONSUMER_GB, part("aws_kinesis_stream", "monthly_provisioned_efo_data_out_gb")),
            of(Stream.INGEST_GB, part("aws_kinesis_stream", "monthly_on_demand_data_in_gb")),
            of(Stream.RETRIEVAL_GB, part("aws_kinesis_stream", "monthly_on_demand_data_out_gb")),
            of(Stream.FAN_OUT_RETRIEVAL_GB, part("aws_kinesis_stream", "monthly_on_demand_efo_data_out_gb")),
            of(Delivery.INGEST_GB, part("aws_kinesis_firehose_delivery_stream", "monthly_data_ingested_gb")),
            of(Workflow.TRANSITIONS, whole("aws_sfn_state_machine", "monthly_transitions")),
            of(Cdn.REQUESTS, whole("aws_cloudfront_distribution", "monthly_https_requests.us")),
            of(Cdn.INTERNET_GB, part("aws_cloudfront_distribution", "monthly_data_transfer_to_internet_gb.us")));

    /** What Infracost reads off the Terraform resource itself. */
    private static final Set<String> OF_THE_RESOURCE = Set.of(
            item(Table.WRITE_HOURS),
            item(Table.READ_HOURS),
            item(Stream.SHARD_HOURS),
            item(Api.BALANCER_HOURS),
            item(Stream.STREAM_HOURS));

    private static Figure whole(String type, String key, String... beside) {
        return new Figure(type, key, true, List.of(beside));
    }

    private static Figure part(String type, String key) {
        return new Figure(type, key, false, List.of());
    }

    private static Map.Entry<String, Figure> of(Meter meter, Figure figure) {
        return entry(item(meter), figure);
    }

    static String item(Meter meter) {
        return item(meter.service(), meter.item());
    }

    static String item(String service, String item) {
        return service + "/" + item;
    }

    /** Of a line of the bill. */
    static Optional<Figure> of(String service, String item) {
        return Optional.ofNullable(OF.get(item(service, item)));
    }

    /** True if no figure is needed. */
    static boolean isOfTheResource(String service, String item) {
        return OF_THE_RESOURCE.contains(item(service, item));
    }
}
