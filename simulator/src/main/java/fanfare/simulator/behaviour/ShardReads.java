package fanfare.simulator.behaviour;

import fanfare.simulator.measure.Counter;

/** What the shards of a stream give to one consumer, or to all shared consumers together: 2 MB per second and shard. */
abstract class ShardReads {
    /** Bytes per second and shard (Kinesis Data Streams quotas and limits). */
    private static final double BYTES_PER_SECOND = 2 * 1_024 * 1_024;

    /** Reads without a limit, as of a table's change stream. */
    static final ShardReads UNLIMITED = new ShardReads() {
        @Override
        long read(int shard, long bytes, long now) {
            return 0;
        }
    };

    /** Reads bytes now or later, and says how many nanoseconds from now they are there. */
    abstract long read(int shard, long bytes, long now);

    /**
     * Bounded reads.
     *
     * @param bytesRead counts all bytes
     * @param billed counts them for the bill; null where they are free
     * @param delayed counts the reads that had to wait
     */
    static ShardReads of(int shards, Counter bytesRead, Counter billed, Counter delayed) {
        TokenBucket[] buckets = new TokenBucket[shards];
        for (int i = 0; i < shards; i++) {
            buckets[i] = new TokenBucket(BYTES_PER_SECOND, BYTES_PER_SECOND);
        }
        return new ShardReads() {
            @Override
            long read(int shard, long bytes, long now) {
                bytesRead.add(bytes);
                if (billed != null) {
                    billed.add(bytes);
                }
                long wait = buckets[shard].reserve(now, bytes);
                if (wait > 0) {
                    delayed.increment();
                }
                return wait;
            }
        };
    }
}
