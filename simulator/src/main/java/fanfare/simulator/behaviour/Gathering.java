package fanfare.simulator.behaviour;

/** Records that wait until there are enough of them or the first has waited long enough: a list linked by {@code next}. */
final class Gathering {
    private final Behaviour owner;
    private final Requests requests;
    private final long size;
    private final long interval;
    private final int timer;
    private int first = Requests.NONE;
    private int last = Requests.NONE;
    private long bytes;
    private long since;
    private boolean armed;

    /**
     * @param size bytes that are enough
     * @param interval nanoseconds that are long enough
     * @param timer the owner's timer, after which {@link #isDue} is to be asked
     */
    Gathering(Behaviour owner, long size, long interval, int timer) {
        this.owner = owner;
        this.requests = owner.requests;
        this.size = size;
        this.interval = interval;
        this.timer = timer;
    }

    /** Adds a record; true if there are enough now. */
    boolean add(int m) {
        requests.next(m, Requests.NONE);
        if (first == Requests.NONE) {
            first = m;
            since = owner.now();
        } else {
            requests.next(last, m);
        }
        last = m;
        bytes += requests.payload(m);
        if (bytes >= size || interval == 0) {
            return true;
        }
        arm();
        return false;
    }

    private void arm() {
        if (!armed) {
            armed = true;
            owner.after(since + interval - owner.now(), timer, 0);
        }
    }

    /** The timer has come; true if the first record has waited long enough. */
    boolean isDue() {
        armed = false;
        if (first == Requests.NONE) {
            return false;
        }
        if (since + interval <= owner.now()) {
            return true;
        }
        arm();
        return false;
    }

    /** Bytes that have gathered. */
    int bytes() {
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }

    /** Takes all, which is at least one record. */
    int take() {
        int head = first;
        first = Requests.NONE;
        last = Requests.NONE;
        bytes = 0;
        return head;
    }
}
