package fanfare.simulator.behaviour;

/** A token bucket: refilled evenly, never above its size. Starts full. */
final class TokenBucket {
    private final double perNano;
    private final double size;
    private double tokens;
    private long last;

    /**
     * @param rate tokens per second
     * @param size most tokens held
     */
    TokenBucket(double rate, double size) {
        this.perNano = rate / 1e9;
        this.size = size;
        this.tokens = size;
    }

    /** Takes this many tokens if they are there. */
    boolean take(long now, double wanted) {
        refill(now);
        if (tokens + 1e-9 < wanted) {
            return false;
        }
        tokens -= wanted;
        return true;
    }

    /** Takes tokens here and of another bucket, or of neither. */
    boolean take(long now, double wanted, TokenBucket other, double wantedOfOther) {
        refill(now);
        if (tokens + 1e-9 < wanted || !other.take(now, wantedOfOther)) {
            return false;
        }
        tokens -= wanted;
        return true;
    }

    /** Takes a token now or later, and says how long from now it is there. */
    long reserve(long now) {
        return reserve(now, 1);
    }

    /** Takes tokens now or later, and says how long from now they are there. */
    long reserve(long now, double wanted) {
        refill(now);
        tokens -= wanted;
        return tokens >= 0 ? 0 : (long) StrictMath.ceil(-tokens / perNano);
    }

    private void refill(long now) {
        tokens = Math.min(size, tokens + (now - last) * perNano);
        last = now;
    }
}
