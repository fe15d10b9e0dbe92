package fanfare.simulator.behaviour;

/** The concurrency that all functions without a reservation share. */
final class AccountConcurrency {
    private final long unreserved;
    private long used;
    private long peak;

    /** What the account allows, less all reservations. */
    AccountConcurrency(long unreserved) {
        this.unreserved = Math.max(0, unreserved);
    }

    boolean take() {
        if (used >= unreserved) {
            return false;
        }
        if (++used > peak) {
            peak = used;
        }
        return true;
    }

    /** The most that were in use at once. */
    long peak() {
        return peak;
    }

    void giveBack() {
        used--;
    }
}
