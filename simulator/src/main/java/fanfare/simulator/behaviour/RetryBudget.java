package fanfare.simulator.behaviour;

/** Retries as a share of calls: every call adds a part of a retry to a reserve, every retry takes a whole one. */
final class RetryBudget {
    private static final double MOST = 100;

    private final double perCall;
    private double reserve = MOST;

    /** Starts with a full reserve. */
    RetryBudget(double perCall) {
        this.perCall = perCall;
    }

    /** A call begins. */
    void called() {
        reserve = Math.min(MOST, reserve + perCall);
    }

    /** Takes a retry if there is one. */
    boolean take() {
        if (reserve < 1) {
            return false;
        }
        reserve -= 1;
        return true;
    }
}
