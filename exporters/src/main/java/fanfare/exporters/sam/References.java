package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Function;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Workflow;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/**
 * How resources refer to each other. CloudFormation refuses templates whose resources refer to each other in a circle;
 * functions in a circle therefore have fixed names, and are referred to by these. Buckets that notify refer to
 * their targets, which refer to them: their names are fixed too.
 */
final class References {
    /** The alias of functions with provisioned concurrency. */
    static final String ALIAS = "live";

    private static final Set<Kind> NAMED =
            Set.of(Function.KIND, Api.KIND, Workflow.KIND, Delivery.KIND, Authorizer.KIND);

    private final Design design;
    private final Set<String> inCircles = new TreeSet<>();

    References(Design design) {
        this.design = design;
        Graph<String, DefaultEdge> needs = new DefaultDirectedGraph<>(DefaultEdge.class);
        design.components().forEach(c -> needs.addVertex(c.name()));
        design.connections().stream()
                .filter(c -> named(c.from()) && named(c.to()))
                .forEach(c -> needs.addEdge(c.from(), c.to()));
        for (Set<String> circle : new KosarajuStrongConnectivityInspector<>(needs).stronglyConnectedSets()) {
            String first = circle.iterator().next();
            if (circle.size() > 1 || needs.containsEdge(first, first)) {
                inCircles.addAll(circle);
            }
        }
    }

    private boolean named(String component) {
        return design.component(component).map(c -> NAMED.contains(c.kind())).orElse(false);
    }

    /** True if the component refers to itself over others, so that its name must be fixed. */
    boolean inCircle(Component c) {
        return inCircles.contains(c.name());
    }

    /** The fixed name of a function in a circle. */
    static Intrinsic fixedName(Component function) {
        return sub("${AWS::StackName}-" + function.name());
    }

    /** A function's or a queue's ARN; a function with an alias is called by it. */
    Intrinsic arnOf(Component c) {
        if (c.kind() == Function.KIND && inCircle(c)) {
            return sub("arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:"
                    + fixedName(c).argument() + (hasAlias(c) ? ":" + ALIAS : ""));
        }
        return c.kind() == Function.KIND && hasAlias(c) ? ref(c.name() + ".Alias") : arn(c.name());
    }

    /** A function's name, for policies. */
    Intrinsic functionName(Component c) {
        return inCircle(c) ? fixedName(c) : ref(c.name());
    }

    /** What a caller names a function by. */
    Intrinsic callName(Component c) {
        return hasAlias(c) ? arnOf(c) : functionName(c);
    }

    /** True for functions that are called by an alias. */
    static boolean hasAlias(Component function) {
        return function.value(Function.PROVISIONED_CONCURRENCY).isPresent() || function.get(Function.SNAP_START);
    }

    /** True for buckets that notify somebody. */
    boolean notifies(Component bucket) {
        return bucket.kind() == Bucket.KIND && design.from(bucket.name()).anyMatch(c -> c.as() == Deliver.INTERACTION);
    }

    /** The fixed name of a bucket that notifies: unique in the world as long as the prefix is the account's own. */
    static Intrinsic fixedBucketName(Component bucket) {
        return sub("${BucketPrefix}-" + shortened(bucket.name()) + "-${AWS::AccountId}");
    }

    /** Names of buckets have at most 63 characters: 20 of the prefix, 28 of ours, 12 of the account, 2 hyphens. */
    private static String shortened(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() <= 28
                ? lower
                : lower.substring(0, 24) + Integer.toHexString(0x1000 | lower.hashCode() & 0xfff);
    }

    /** A bucket's name. */
    Intrinsic bucketName(Component bucket) {
        return notifies(bucket) ? fixedBucketName(bucket) : ref(bucket.name());
    }

    /** A bucket's ARN, for policies that the bucket itself waits for. */
    static Intrinsic fixedBucketArn(Component bucket) {
        return sub("arn:${AWS::Partition}:s3:::" + fixedBucketName(bucket).argument());
    }
}
