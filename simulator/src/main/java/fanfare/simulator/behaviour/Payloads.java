package fanfare.simulator.behaviour;

import fanfare.model.kind.Function;
import fanfare.simulator.measure.Counter;

/**
 * How large a function's requests and responses may be: 6 MB each for a synchronous invocation, 1 MB for an asynchronous
 * event, 200 MB for a streamed response, of which the first 6 MB pass at once and the rest at 2 MB/s (Lambda quotas).
 */
final class Payloads {
    private static final int MB = 1_024 * 1_024;
    private static final long SECOND = 1_000_000_000L;
    /** Largest request, and response that is not streamed. */
    private static final int SYNCHRONOUS = 6 * MB;

    /** Whatever is not larger is never refused. */
    static final int LEAST = MB;

    private static final long STREAMED = 200L * MB;
    private static final long STREAM_RATE = 2L * MB;

    private final Counter refused;
    private final long beyond;
    private final boolean streams;
    private final boolean tooLarge;

    Payloads(Site site) {
        refused = site.count("PayloadsTooLarge");
        long response = site.get(Function.RESPONSE_SIZE);
        streams = site.get(Function.INVOKE_MODE).equals("response-stream");
        tooLarge = response > (streams ? STREAMED : SYNCHRONOUS);
        beyond = streams ? Math.max(0, Math.min(response, STREAMED) - SYNCHRONOUS) : 0;
    }

    /** True if a request is refused with 413 before it is invoked. */
    boolean refuses(int bytes, boolean event) {
        if (bytes <= (event ? LEAST : SYNCHRONOUS)) {
            return false;
        }
        refused.increment();
        return true;
    }

    /** Time that a synchronous invocation streams after what passes at once. */
    long streaming() {
        return beyond * SECOND / STREAM_RATE;
    }

    /** Bytes of every streamed response that are billed. */
    long billed() {
        return beyond;
    }

    /** The response never arrives whole: the caller sees an error, the invocation has run. */
    boolean spoilsResponse() {
        if (tooLarge) {
            refused.increment();
        }
        return tooLarge;
    }
}
