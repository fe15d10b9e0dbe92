package fanfare.simulator.behaviour;

import fanfare.simulator.kernel.RandomStream;

/** Draws one of so many keys: the k-th with a probability in proportion to 1 / k^s (Zipf's law); s = 0 is evenly. */
final class Zipf {
    private final int keys;
    private final double[] upTo;

    Zipf(long keys, double exponent) {
        this.keys = Math.toIntExact(keys);
        upTo = exponent == 0 ? null : shares(this.keys, exponent);
    }

    private static double[] shares(int keys, double exponent) {
        double[] upTo = new double[keys];
        double sum = 0;
        for (int k = 0; k < keys; k++) {
            sum += StrictMath.pow(k + 1, -exponent);
            upTo[k] = sum;
        }
        return upTo;
    }

    /** How many keys there are. */
    int size() {
        return keys;
    }

    /** A key, counted from 0. */
    int next(RandomStream random) {
        if (upTo == null) {
            return random.nextInt(keys);
        }
        double u = random.nextDouble() * upTo[keys - 1];
        int low = 0;
        int high = keys - 1;
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
