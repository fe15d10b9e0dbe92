package fanfare.simulator.behaviour;

/**
 * Keeps something for each key until its time is over. When it is full, what would expire first makes room; since
 * everything lives equally long, that is what came first.
 */
final class TimedCache {
    private final long life;
    private final long[] until;
    private final int[] line;
    private int head;
    private int size;

    /**
     * An empty cache.
     *
     * @param keys how many keys there are
     * @param life nanoseconds; 0 keeps nothing
     * @param capacity how many keys fit in
     */
    TimedCache(int keys, long life, long capacity) {
        this.life = capacity == 0 ? 0 : life;
        until = new long[keys];
        line = capacity < keys ? new int[(int) capacity] : null;
    }

    /** Whether a key is kept. */
    boolean holds(int key, long now) {
        return until[key] > now;
    }

    /** Keeps a key from now on, unless it is kept already. */
    void keep(int key, long now) {
        if (life == 0 || holds(key, now)) {
            return;
        }
        if (line != null) {
            makeRoom(now);
            line[(head + size) % line.length] = key;
            size++;
        }
        until[key] = now + life;
    }

    private void makeRoom(long now) {
        while (size > 0 && (until[line[head]] <= now || size == line.length)) {
            until[line[head]] = 0;
            head = (head + 1) % line.length;
            size--;
        }
    }
}
