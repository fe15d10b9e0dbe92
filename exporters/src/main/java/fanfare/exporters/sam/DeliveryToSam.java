package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.ReadStream;
import fanfare.model.kind.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A delivery stream with its source, its function and its destination, and a role that allows just these. */
record DeliveryToSam(Component delivery, Context in) implements SamMapping {
    private static final String SERVICE = "firehose.amazonaws.com";
    private static final long MB = 1_024 * 1_024;

    @Override
    public void addTo(Template template) {
        String name = delivery.name();
        String role = template.unique(name + "Role");
        List<Object> statements = new ArrayList<>();
        TemplateResource r = template.add(name, "AWS::KinesisFirehose::DeliveryStream");
        source(r, role, statements);
        destination(r, role, statements, template);
        Policies.role(
                template,
                role,
                SERVICE,
                Map.of("StringEquals", Map.of("aws:SourceAccount", ref("AWS::AccountId"))),
                statements);
        template.output(name + "Name", "Name of the delivery stream " + name, ref(name));
    }

    private Optional<Connection> out(Interaction as) {
        return in.design().from(delivery.name()).filter(c -> c.as() == as).findFirst();
    }

    private void source(TemplateResource r, String role, List<Object> statements) {
        Optional<Connection> stream = in.design()
                .to(delivery.name())
                .filter(c -> c.as() == ReadStream.INTERACTION)
                .findFirst();
        if (stream.isEmpty()) {
            r.with("DeliveryStreamType", "DirectPut");
            r.with("DeliveryStreamEncryptionConfigurationInput", Map.of("KeyType", "AWS_OWNED_CMK"));
            return;
        }
        Object arn = arn(stream.get().from());
        r.with("DeliveryStreamType", "KinesisStreamAsSource");
        r.with("KinesisStreamSourceConfiguration", Ordered.of("KinesisStreamARN", arn, "RoleARN", arn(role)));
        statements.add(Policies.allow(
                List.of(
                        "kinesis:DescribeStream",
                        "kinesis:GetRecords",
                        "kinesis:GetShardIterator",
                        "kinesis:ListShards"),
                arn));
    }

    private void destination(TemplateResource r, String role, List<Object> statements, Template template) {
        Optional<Component> endpoint = out(Interactions.INVOKE).map(in::to).filter(to -> to.kind() == External.KIND);
        Map<String, Object> processing = processing(statements);
        Map<String, Object> bucket = bucket(role, statements, template, endpoint.isPresent());
        if (endpoint.isEmpty()) {
            if (!processing.isEmpty()) {
                bucket.put("ProcessingConfiguration", processing);
            }
            r.with("ExtendedS3DestinationConfiguration", bucket);
            return;
        }
        Map<String, Object> configuration = Ordered.of(
                "EndpointConfiguration",
                Ordered.of(
                        "Name",
                        endpoint.get().name(),
                        "Url",
                        ref(ExternalToSam.urlParameter(endpoint.get(), in, template))),
                "RoleARN",
                arn(role),
                "BufferingHints",
                hints(),
                "RetryOptions",
                Map.of("DurationInSeconds", Seconds.of(delivery.get(Delivery.RETRY_DURATION))),
                "S3BackupMode",
                "FailedDataOnly");
        if (!processing.isEmpty()) {
            configuration.put("ProcessingConfiguration", processing);
        }
        configuration.put("S3Configuration", bucket);
        r.with("HttpEndpointDestinationConfiguration", configuration);
    }

    private Map<String, Object> hints() {
        return Ordered.of(
                "IntervalInSeconds",
                Seconds.of(delivery.get(Delivery.BUFFER_INTERVAL)),
                "SizeInMBs",
                (delivery.get(Delivery.BUFFER_SIZE) + MB - 1) / MB);
    }

    /** Where objects go, or, behind an endpoint, what the endpoint did not take. */
    private Map<String, Object> bucket(String role, List<Object> statements, Template template, boolean backup) {
        Optional<Component> drawn =
                out(backup ? DeadLetter.INTERACTION : Interactions.WRITE).map(in::to);
        Object arn = drawn.map(this::arnOf).orElseGet(() -> arn(spare(template)));
        if (!backup) {
            remarkOnBackup(drawn, template);
        }
        Object objects = drawn.filter(in.references()::notifies).isPresent()
                ? sub(References.fixedBucketArn(drawn.get()).argument() + "/*")
                : sub("${" + ((Intrinsic.GetAtt) arn).resource() + ".Arn}/*");
        statements.add(
                Policies.allow(List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"), arn));
        statements.add(Policies.allow(List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"), objects));
        return Ordered.of(
                "BucketARN",
                arn,
                "RoleARN",
                arn(role),
                "BufferingHints",
                hints(),
                "CompressionFormat",
                "UNCOMPRESSED",
                "ErrorOutputPrefix",
                "errors/!{firehose:error-output-type}/");
    }

    private void remarkOnBackup(Optional<Component> destination, Template template) {
        out(DeadLetter.INTERACTION)
                .map(in::to)
                .filter(to -> destination.map(d -> !d.name().equals(to.name())).orElse(true))
                .ifPresent(to -> template.remark(delivery.name()
                        + " keeps what it failed to process under errors/ in its own bucket: Firehose writes nothing of it to "
                        + to.name() + "."));
    }

    private Object arnOf(Component bucket) {
        return in.references().notifies(bucket) ? References.fixedBucketArn(bucket) : arn(bucket.name());
    }

    /** A bucket that the service demands and the design does not have. */
    private String spare(Template template) {
        Component bucket = Component.of(template.unique(delivery.name() + "Bucket"), Bucket.KIND);
        new BucketToSam(bucket, in).addTo(template);
        template.remark("Firehose needs a bucket for " + delivery.name() + ": " + bucket.name() + " was added.");
        return bucket.name();
    }

    private Map<String, Object> processing(List<Object> statements) {
        Optional<Connection> transform = out(Transform.INTERACTION);
        if (transform.isEmpty()) {
            return Ordered.of();
        }
        Connection c = transform.get();
        Object function = in.references().arnOf(in.to(c));
        statements.add(Policies.allow("lambda:InvokeFunction", function));
        return Ordered.of(
                "Enabled",
                true,
                "Processors",
                List.of(Ordered.of(
                        "Type",
                        "Lambda",
                        "Parameters",
                        List.of(
                                parameter("LambdaArn", function),
                                parameter("NumberOfRetries", Long.toString(c.get(Transform.RETRIES))),
                                parameter("BufferSizeInMBs", megabytes(c.get(Transform.BUFFER_SIZE))),
                                parameter(
                                        "BufferIntervalInSeconds",
                                        Long.toString(Seconds.of(c.get(Transform.BUFFER_INTERVAL))))))));
    }

    private static Map<String, Object> parameter(String name, Object value) {
        return Ordered.of("ParameterName", name, "ParameterValue", value);
    }

    private static String megabytes(long bytes) {
        return bytes % MB == 0 ? Long.toString(bytes / MB) : String.format(Locale.ROOT, "%.1f", bytes / (double) MB);
    }
}
