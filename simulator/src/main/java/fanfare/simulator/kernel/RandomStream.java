package fanfare.simulator.kernel;

/**
 * A reproducible stream of random numbers: xoroshiro128++ (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", 2021), period 2<sup>128</sup> - 1, seeded through SplitMix64.
 *
 * <p>The same seed gives the same numbers, bit for bit, on every machine and JDK. Not for use by several threads.
 */
public final class RandomStream {
    private static final double UNIT = 0x1.0p-53;

    /** SplitMix64's step: 2 to the 64th divided by the golden ratio. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final long TWICE_GOLDEN = 0x3C6EF372FE94F82AL;

    private static final long[] EXPONENTIAL_INSIDE = Ziggurat.EXPONENTIAL.inside;
    private static final double[] EXPONENTIAL_SCALE = Ziggurat.EXPONENTIAL.scale;
    private static final long[] NORMAL_INSIDE = Ziggurat.NORMAL.inside;
    private static final double[] NORMAL_SCALE = Ziggurat.NORMAL.scale;

    private long s0;
    private long s1;

    /** A stream from its seed; near seeds give unrelated streams. */
    public RandomStream(long seed) {
        this(mix(seed + GOLDEN), mix(seed + TWICE_GOLDEN));
    }

    /** A stream from the generator's state, of which not both parts may be 0. */
    RandomStream(long first, long second) {
        s0 = first;
        s1 = second;
    }

    /** SplitMix64's finalizer (variant 13 of Stafford): every bit of the input moves every bit of the output. */
    static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Any long, all equally likely. */
    public long nextLong() {
        long a = s0;
        long b = s1;
        long result = Long.rotateLeft(a + b, 17) + a;
        b ^= a;
        s0 = Long.rotateLeft(a, 49) ^ b ^ b << 21;
        s1 = Long.rotateLeft(b, 28);
        return result;
    }

    /** A number from 0 (included) to 1 (excluded), a multiple of 2<sup>-53</sup>. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /**
     * A whole number from 0 to {@code bound - 1}, all exactly equally likely (Lemire, "Fast random integer generation in
     * an interval", 2019).
     *
     * @param bound how many values there are, at least 1
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("Bound must be positive, not " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        long low = product & 0xFFFF_FFFFL;
        if (low < bound) {
            long tooLow = (0x1_0000_0000L - bound) % bound;
            while (low < tooLow) {
                product = (nextLong() >>> 32) * bound;
                low = product & 0xFFFF_FFFFL;
            }
        }
        return (int) (product >>> 32);
    }

    /** True with the given probability; 0 and less is never, 1 and more always. A number is drawn in any case. */
    public boolean chance(double probability) {
        return nextDouble() < probability;
    }

    /** An exponential variate with mean 1. */
    public double exponential() {
        long bits = nextLong();
        int layer = (int) bits & Ziggurat.MASK;
        long u = bits >>> 11;
        if (u < EXPONENTIAL_INSIDE[layer]) {
            return u * EXPONENTIAL_SCALE[layer];
        }
        return exponentialEdge(layer, u);
    }

    private double exponentialEdge(int first, long start) {
        Ziggurat z = Ziggurat.EXPONENTIAL;
        int layer = first;
        long u = start;
        double tail = 0;
        while (true) {
            double x = u * z.scale[layer];
            if (u < z.inside[layer]) {
                return tail + x;
            }
            if (layer == 0) {
                tail += Ziggurat.EXPONENTIAL_TAIL;
            } else if (z.under(layer, nextDouble()) < Exponent.exp(-x)) {
                return tail + x;
            }
            long bits = nextLong();
            layer = (int) bits & Ziggurat.MASK;
            u = bits >>> 11;
        }
    }

    /** A standard normal variate: mean 0, standard deviation 1. */
    public double gaussian() {
        long bits = nextLong();
        int layer = (int) bits & Ziggurat.MASK;
        long u = bits >> 10;
        if (Math.abs(u) < NORMAL_INSIDE[layer]) {
            return u * NORMAL_SCALE[layer];
        }
        return gaussianEdge(layer, u);
    }

    private double gaussianEdge(int first, long start) {
        Ziggurat z = Ziggurat.NORMAL;
        int layer = first;
        long u = start;
        while (true) {
            double x = u * z.scale[layer];
            if (Math.abs(u) < z.inside[layer]) {
                return x;
            }
            if (layer == 0) {
                double beyond = gaussianTail();
                return u < 0 ? -beyond : beyond;
            }
            if (z.under(layer, nextDouble()) < Exponent.exp(-x * x / 2)) {
                return x;
            }
            long bits = nextLong();
            layer = (int) bits & Ziggurat.MASK;
            u = bits >> 10;
        }
    }

    /** Beyond the last layer (Marsaglia, "Generating a variable from the tail of the normal distribution", 1964). */
    private double gaussianTail() {
        double x;
        do {
            x = exponential() / Ziggurat.NORMAL_TAIL;
        } while (2 * exponential() < x * x);
        return Ziggurat.NORMAL_TAIL + x;
    }

    /**
     * A gamma variate of scale 1 (Marsaglia and Tsang, "A simple method for generating gamma variables", 2000).
     *
     * @param shape its shape and mean, above 0
     */
    public double gamma(double shape) {
        if (!(shape > 0)) {
            throw new IllegalArgumentException("Shape must be positive, not " + shape);
        }
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.exp(-exponential() / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = gaussian();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = nextDouble();
            double xx = x * x;
            if (u < 1 - 0.0331 * xx * xx || StrictMath.log(u) < xx / 2 + d * (1 - v + StrictMath.log(v))) {
                return d * v;
            }
        }
    }
}
