package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the AWS CDK adds to the templates that it synthesises: helpers of its own, and files named by their hash. */
final class CdkExpansion {
    /** A helper is made once for a stack, and has a UUID, or the sort of helper that it is, in its id. */
    private static final Pattern HELPER =
            Pattern.compile("[A-Za-z0-9]*([0-9a-f]{32}|CustomResourceProvider|ProviderframeworkonEvent)[A-Za-z0-9]*");

    private static final Pattern HASHED = Pattern.compile("[0-9a-f]{64}\\.json");

    private CdkExpansion() {}

    /** Leaves a helper out of the drawing: it serves the deployment, and the design has no such component. */
    static boolean isHelper(String name) {
        return HELPER.matcher(name).matches();
    }

    /** A helper or another thing of the CDK's own. */
    static void own(String name, Part whole, Expansion into) {
        into.add(Resource.generated(
                name, "AWS::CDK::" + last(whole.at("Type").wordsOr("")), whole.at("Properties"), whole.line()));
    }

    /** The notifications of a bucket, which a custom resource sets. */
    static void notifications(String name, Part whole, Expansion into) {
        into.add(Resource.generated(name, "Custom::S3BucketNotifications", whole.at("Properties"), whole.line()));
    }

    /** The file beside the template that holds a definition, by the key that it is uploaded under. */
    static Optional<Part> file(Part location) {
        return location.at("Key")
                .words()
                .filter(key -> HASHED.matcher(key).matches())
                .map(key -> Part.text("asset." + key));
    }

    private static String last(String type) {
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
