package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A private, encrypted bucket. */
record BucketToSam(Component bucket, Context in) implements SamMapping {
    static final String PREFIX = "BucketPrefix";

    @Override
    public void addTo(Template template) {
        TemplateResource r = template.add(bucket.name(), "AWS::S3::Bucket").kept();
        if (in.references().notifies(bucket)) {
            r.comment("Has a fixed name: its notifications wait for policies that name it.");
            r.with("BucketName", References.fixedBucketName(bucket));
            template.parameter(
                    PREFIX,
                    "First part of the names of buckets that notify",
                    Ordered.of(
                            "Default", prefix(in.design().name()),
                            "AllowedPattern", "^[a-z0-9][a-z0-9-]{1,19}$",
                            "ConstraintDescription", "2 to 20 lower-case letters, digits and hyphens"));
        }
        r.with(
                "BucketEncryption",
                Map.of(
                        "ServerSideEncryptionConfiguration",
                        List.of(Map.of("ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256")))));
        r.with(
                "PublicAccessBlockConfiguration",
                Ordered.of(
                        "BlockPublicAcls", true,
                        "BlockPublicPolicy", true,
                        "IgnorePublicAcls", true,
                        "RestrictPublicBuckets", true));
        r.map("NotificationConfiguration");
        template.output(bucket.name() + "Name", "Name of the bucket " + bucket.name(), ref(bucket.name()));
    }

    private static String prefix(String title) {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        String cut = slug.substring(0, Math.min(20, slug.length())).replaceAll("-+$", "");
        return cut.length() < 2 ? "fanfare" : cut;
    }
}
