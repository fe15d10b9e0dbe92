package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.number;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.time;

/** Decides whether a request may pass: an authorizer of API Gateway. */
public final class Authorizer {
    /** Who decides. */
    public static final Property<String> TYPE = property("type", choice("lambda", "jwt", "cognito"))
            .byDefault("lambda")
            .doc(
                    "lambda: the function that it invokes decides; jwt: an HTTP API checks a JSON Web Token itself; cognito: a REST API checks a token of a Cognito user pool itself.")
            .from(Sources.AUTHORIZERS);
    /** What the function is told. */
    public static final Property<String> EVENT_TYPE = property("eventType", choice("request", "token"))
            .byDefault("request")
            .doc("What a Lambda authorizer's function gets: the whole request, or only the token (REST APIs only).")
            .from(Sources.AUTHORIZERS);
    /** Life of a verdict. */
    public static final Property<Long> RESULT_TTL = property("resultTtl", time(0, Times.HOUR))
            .doc(
                    "How long the verdict of a Lambda authorizer is kept for an identity; 0 asks the function every time. Unset: 300 s behind a REST API, 0 behind an HTTP API.")
            .from(Sources.AUTHORIZERS)
            .in(CAPACITY);
    /** Different callers. */
    public static final Property<Long> IDENTITIES = property("identities", count(1, 1_000_000))
            .byDefault(1_000L)
            .doc(
                    "How many different identities (tokens) requests come with; how often a verdict is still there follows from their arrivals and its life.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** How unlike the callers are. */
    public static final Property<Double> IDENTITY_SKEW = property("identitySkew", number(0, 5))
            .byDefault(0.0)
            .doc(
                    "Exponent of Zipf's law for the identities' activity: 0 makes all equally active, 1 the first twice as active as the second.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Share of bad verdicts. */
    public static final Property<Double> DENIED = property("denied", share())
            .byDefault(0.0)
            .doc("Share of the verdicts that deny the request: 401 or 403. A kept verdict denies until it expires.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Own time. */
    public static final Property<Distribution> LATENCY = property("latency", randomTime(10e9))
            .doc(
                    "Time that the authorizer takes by itself for a verdict that it has not kept. Unset: 1 to 5 ms for checking a token (jwt, cognito), none beside the function's (lambda).")
            .from(Source.assumption("checking a signature with keys at hand"))
            .in(SIMULATION);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("authorizer")
            .title("Authorizer", "API Gateway authorizer")
            .in(Group.ENTRY)
            .doc("Decides for an API whether a request may pass, and keeps the verdict for a while.")
            .properties(TYPE, EVENT_TYPE, RESULT_TTL, LATENCY, DENIED, IDENTITIES, IDENTITY_SKEW)
            .metrics(
                    Metric.count("Requests", "Requests that a verdict was asked for."),
                    Metric.count("CacheHits", "Requests with a verdict that was kept."),
                    Metric.count("CacheMisses", "Requests whose verdict had to be found, where verdicts are kept."),
                    Metric.count("Denied", "Requests that were denied."),
                    Metric.count("Errors", "Requests without a verdict, because the function failed or was refused."),
                    Metric.time("Latency", "Time to the verdict."))
            .build();

    private Authorizer() {}
}
