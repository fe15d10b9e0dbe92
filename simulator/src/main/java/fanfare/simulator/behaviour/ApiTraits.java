package fanfare.simulator.behaviour;

import fanfare.model.kind.Api;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Meter;

/** By what the flavours of an API differ (API Gateway quotas, Lambda quotas, Elastic Load Balancing quotas). */
enum ApiTraits {
    HTTP(true, new Distribution.Uniform(5e6, 15e6), Api.HTTP_REQUESTS, 30, 10, 10),
    REST(true, new Distribution.Uniform(10e6, 30e6), Api.REST_REQUESTS, 29, 29, 10),
    FUNCTION_URL(false, new Distribution.Uniform(5e6, 10e6), null, 900, 0, 6),
    BALANCER(false, new Distribution.Uniform(2e6, 5e6), null, 60, 0, 1);

    private static final long SECOND = 1_000_000_000L;
    private static final long MB = 1_024 * 1_024;

    final boolean throttled;
    final Distribution overhead;
    /** Null where requests are free. */
    final Meter meter;
    /** How long what a route leads to may take. */
    final long timeout;
    /** How long an authorizer may take. */
    final long verdictTimeout;
    /** Largest request; a load balancer's limit holds for functions only. */
    final long largest;

    ApiTraits(
            boolean throttled, Distribution overhead, Meter meter, long seconds, long verdictSeconds, long megabytes) {
        this.throttled = throttled;
        this.overhead = overhead;
        this.meter = meter;
        this.timeout = seconds * SECOND;
        this.verdictTimeout = verdictSeconds * SECOND;
        this.largest = megabytes * MB;
    }

    static ApiTraits of(String flavour) {
        return switch (flavour) {
            case "rest" -> REST;
            case "function-url" -> FUNCTION_URL;
            case "alb" -> BALANCER;
            default -> HTTP;
        };
    }
}
