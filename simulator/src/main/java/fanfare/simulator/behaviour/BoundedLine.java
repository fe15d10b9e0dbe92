package fanfare.simulator.behaviour;

import java.util.Optional;

/** Requests in line before servers. Load is shed when the line is full, or while its first has waited too long. */
final class BoundedLine {
    private final Requests requests;
    private final IntQueue line = new IntQueue();
    private final long capacity;
    private final long patience;

    /**
     * A line.
     *
     * @param capacity how many may wait; unset for any number
     * @param patience how long the first may have waited before more is refused; unset for any time
     */
    BoundedLine(Requests requests, Optional<Long> capacity, Optional<Long> patience) {
        this.requests = requests;
        this.capacity = capacity.orElse(Long.MAX_VALUE);
        this.patience = patience.orElse(Long.MAX_VALUE);
    }

    /** True if nothing more may wait. */
    boolean isFull() {
        return line.size() >= capacity;
    }

    /** True if the first has waited for too long. */
    boolean isLate(long now) {
        return !line.isEmpty() && now - requests.arrived(line.first()) > patience;
    }

    void add(int r) {
        line.add(r);
    }

    int take() {
        return line.take();
    }

    boolean isEmpty() {
        return line.isEmpty();
    }
}
