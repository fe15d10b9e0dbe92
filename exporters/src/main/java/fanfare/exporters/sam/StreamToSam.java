package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.kind.Stream;
import java.util.Map;

/** A data stream, encrypted with the key that Amazon keeps for Kinesis. */
record StreamToSam(Component stream, Context in) implements SamMapping {
    private static final long HOUR = 3_600_000_000_000L;

    @Override
    public void addTo(Template template) {
        boolean onDemand = stream.get(Stream.MODE).equals("on-demand");
        TemplateResource r = template.add(stream.name(), "AWS::Kinesis::Stream").kept();
        if (!onDemand) {
            r.with("ShardCount", stream.value(Stream.SHARDS).orElse(1L));
        }
        r.with("RetentionPeriodHours", (stream.get(Stream.RETENTION) + HOUR - 1) / HOUR)
                .with("StreamModeDetails", Map.of("StreamMode", onDemand ? "ON_DEMAND" : "PROVISIONED"))
                .with("StreamEncryption", Ordered.of("EncryptionType", "KMS", "KeyId", "alias/aws/kinesis"));
        template.output(stream.name() + "Name", "Name of the stream " + stream.name(), ref(stream.name()));
    }
}
