package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomSize;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.text;
import static fanfare.model.kind.Property.time;

/** A cache behaviour of a CDN with its origin: what is fetched on a miss, and how long it is kept. */
public final class Fetch {
    /** Which requests it is for. */
    public static final Property<String> PATH_PATTERN = property(
                    "pathPattern", text("/?[A-Za-z0-9_.*/$~@:+?&-]{1,255}", "a pattern such as /images/*"))
            .doc("Which paths are fetched from this origin. Unset: whatever no other pattern takes.")
            .from(Sources.OURS);
    /** Share of hits. */
    public static final Property<Double> HIT_RATIO = property("hitRatio", share())
            .doc(
                    "Share of the requests that the cache answers. Unset: it emerges from the objects and their time to live.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** How long an object is kept. */
    public static final Property<Long> TTL = property("ttl", time(0, 365 * Times.DAY))
            .doc("How long an edge location keeps an object. Unset: 24 h for a bucket; others are not cached.")
            .from(Source.assumption("CloudFront's managed policies CachingOptimized (24 h) and CachingDisabled"))
            .in(CAPACITY);
    /** Distinct objects. */
    public static final Property<Long> OBJECTS = property("objects", count(1, 1_000_000))
            .byDefault(100L)
            .doc(
                    "Distinct objects that are asked for evenly, counted once per edge location that serves them. The share of hits emerges: with λ requests of one object per second it tends to λ·TTL / (1 + λ·TTL).")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Size of an answer. */
    public static final Property<Distribution> RESPONSE_SIZE = property("responseSize", randomSize(Times.GB))
            .byDefault(Distribution.constant(20 * Times.KB))
            .doc("Size of an answer, billed as data out to the internet.")
            .from(Sources.OURS)
            .in(SIMULATION);

    /** The declaration. */
    public static final Interaction INTERACTION = Interaction.call(
            "fetch",
            "Fetch",
            Interaction.Style.CALL,
            "Fetches from an origin what the cache does not have.",
            PATH_PATTERN,
            Call.PROBABILITY,
            HIT_RATIO,
            TTL,
            OBJECTS,
            RESPONSE_SIZE);

    private Fetch() {}
}
