package fanfare.simulator.behaviour;

import fanfare.model.kind.Function;
import fanfare.model.kind.HiddenCost;
import fanfare.simulator.measure.Counter;

/**
 * What Lambda bills a function for: requests, duration by the millisecond with its init, provisioned concurrency while
 * it is allocated, temporary storage above the free part, and logs (Lambda pricing).
 */
final class FunctionBill {
    private static final long MS = 1_000_000L;
    private static final long FREE_STORAGE = 512;
    private static final long EVENT_REQUEST = 256 * 1_024;
    private static final long EVENT_UNIT = 64 * 1_024;

    private final long memory;
    private final long storage;
    private final long logSize;
    private final Billed requests;
    private final Billed duration;
    private final Billed provisioned;
    private final Counter allocation;
    private final Billed billedStorage;
    private final Counter streamed;
    private final Counter cache;
    private final Counter restores;
    private final Counter logs;

    FunctionBill(Site site) {
        memory = site.get(Function.MEMORY);
        storage = site.get(Function.EPHEMERAL_STORAGE) - FREE_STORAGE;
        logSize = site.get(Function.LOG_SIZE);
        boolean arm = site.get(Function.ARCHITECTURE).equals("arm64");
        requests = site.billed(Function.REQUESTS);
        duration = site.billed(arm ? Function.GB_SECONDS_ARM : Function.GB_SECONDS_X86);
        provisioned = site.billed(arm ? Function.PROVISIONED_DURATION_ARM : Function.PROVISIONED_DURATION_X86);
        allocation = site.meter(arm ? Function.PROVISIONED_ARM : Function.PROVISIONED_X86);
        billedStorage = site.billed(Function.EPHEMERAL);
        streamed = site.meter(Function.STREAMED);
        cache = site.meter(Function.SNAPSHOT_CACHE);
        restores = site.meter(Function.SNAPSHOT_RESTORE);
        logs = site.meter(Function.LOGS);
    }

    /** An invocation has ended after so many nanoseconds, init included. */
    void invocation(long nanoseconds, boolean inProvisioned, HiddenCost why) {
        long ms = (nanoseconds + MS - 1) / MS;
        (inProvisioned ? provisioned : duration).add(memory * ms, why);
        if (storage > 0) {
            billedStorage.add(storage * ms, why);
        }
        logs.add(logSize);
    }

    /** A request: one however large. */
    void request(HiddenCost why) {
        requests.add(1, why);
    }

    /** An asynchronous event: one request up to 256 KB, another for every further 64 KB. */
    void event(long bytes, HiddenCost why) {
        requests.add(1 + (Math.max(0, bytes - EVENT_REQUEST) + EVENT_UNIT - 1) / EVENT_UNIT, why);
    }

    /** One environment was kept ready for so many nanoseconds. */
    void allocated(long nanoseconds) {
        allocation.add(memory * (nanoseconds / MS));
    }

    /** A response was streamed: what goes beyond 6 MB is billed. */
    void streamed(long bytes) {
        streamed.add(bytes);
    }

    /** A snapshot was restored. */
    void restored() {
        restores.add(memory);
    }

    /** A snapshot was kept for so many nanoseconds. */
    void cached(long nanoseconds) {
        cache.add(memory * (nanoseconds / MS));
    }
}
