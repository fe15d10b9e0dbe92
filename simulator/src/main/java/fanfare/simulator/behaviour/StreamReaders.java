package fanfare.simulator.behaviour;

import fanfare.model.design.Connection;
import java.util.Map;

/** The event source mappings that read the shards of a stream or of a table's change stream. */
final class StreamReaders {
    private final Behaviour owner;
    private final StreamMapping[] mappings;
    private final int firstTimer;

    /** Their timers are numbered from {@code firstTimer} on. */
    StreamReaders(Behaviour owner, StreamMapping[] mappings, int firstTimer) {
        this.owner = owner;
        this.mappings = mappings;
        this.firstTimer = firstTimer;
    }

    /** The first timer of the n-th mapping. */
    static int timers(int firstTimer, int n) {
        return firstTimer + n * StreamMapping.TIMERS;
    }

    /**
     * Every mapping gets a record of a request.
     *
     * @param hot it carries the hottest key
     */
    void append(int r, int shard, boolean hot) {
        for (StreamMapping mapping : mappings) {
            mapping.append(owner.requests.message(r, owner.now()), shard, hot);
        }
    }

    void timer(int what, int subject) {
        int n = (what - firstTimer) / StreamMapping.TIMERS;
        mappings[n].timer((what - firstTimer) % StreamMapping.TIMERS, subject);
    }

    /** Takes the answer to a batch; false if it is none. */
    boolean answered(int r) {
        for (StreamMapping mapping : mappings) {
            if (owner.requests.outlet(r) == mapping.outletId()) {
                mapping.answered(r);
                return true;
            }
        }
        return false;
    }

    void observed(Map<Connection, Collectors> all) {
        for (StreamMapping mapping : mappings) {
            all.put(mapping.connection(), mapping.collectors());
        }
    }

    void warmedUp(long now) {
        for (StreamMapping mapping : mappings) {
            mapping.collectors().reset(now);
        }
    }
}
