package fanfare.simulator.behaviour;

import fanfare.simulator.kernel.RandomStream;

/** Which key is asked for: all equally often, or by Zipf's law. */
final class Keys {
    private final int count;
    /** Null where all are equally popular; else the probability of a key or any before it. */
    private final double[] upTo;

    Keys(int count, double exponent) {
        this.count = count;
        upTo = exponent > 0 ? zipf(count, exponent) : null;
    }

    private static double[] zipf(int count, double exponent) {
        double[] sums = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += StrictMath.pow(i + 1, -exponent);
            sums[i] = sum;
        }
        for (int i = 0; i < count; i++) {
            sums[i] /= sum;
        }
        return sums;
    }

    int next(RandomStream random) {
        if (upTo == null) {
            return random.nextInt(count);
        }
        double u = random.nextDouble();
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > u) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
