package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.bytes;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.time;

/** The function through which a delivery stream sends its records before it buffers them for the destination. */
public final class Transform {
    /** Size at which records go to the function. */
    public static final Property<Long> BUFFER_SIZE = property("bufferSize", bytes(200 * Times.KB, 3 * Times.MB))
            .byDefault(Times.MB)
            .doc("Records go to the function as soon as there is so much, or when the interval is over.")
            .from(Source.assumption("0.2 to 3 MB, by default 1 MB"));
    /** Age at which records go to the function. */
    public static final Property<Long> BUFFER_INTERVAL = property("bufferInterval", time(0, 900 * Times.SECOND))
            .byDefault(60 * Times.SECOND)
            .doc("Records go to the function when the first has waited so long, or as soon as there are enough.")
            .from(Source.assumption("0 to 900 s, by default 60 s"));
    /** Retries of a call. */
    public static final Property<Long> RETRIES = property("retries", count(0, 300))
            .byDefault(3L)
            .doc("How often a call that failed is made again, a second apart, before its records are given up.")
            .from(Source.assumption("three retries by default; the pause is not published"))
            .in(RELIABILITY);

    /** The declaration. */
    public static final Interaction INTERACTION = Interaction.of(
            "transform",
            "Transform",
            Interaction.Style.CALL,
            "The function receives a batch of records and answers with what is to be delivered in their place.",
            BUFFER_SIZE,
            BUFFER_INTERVAL,
            RETRIES);

    private Transform() {}
}
