package fanfare.simulator.kernel;

/**
 * The layers of the ziggurat method (Marsaglia and Tsang, "The ziggurat method for generating random variables", J.
 * Statistical Software 5, 2000): 256 layers of equal area under a falling density, the lowest with the tail.
 *
 * <p>A draw takes a layer and a 53-bit {@code u}; {@code u * scale} is the variate whenever {@code u} is below {@code
 * inside}, which holds in some 99 of 100 draws.
 */
final class Ziggurat {
    static final int MASK = 255;

    /** Where the tail of the exponential density begins, from the paper. */
    static final double EXPONENTIAL_TAIL = 7.69711747013105;

    /** Where the tail of the normal density begins, from the paper. */
    static final double NORMAL_TAIL = 3.654152885361009;

    private static final int LAYERS = MASK + 1;
    private static final double AREA_EXPONENTIAL = 3.949659822581557e-3;
    private static final double AREA_NORMAL = 4.928673233974655e-3;

    static final Ziggurat EXPONENTIAL = exponential();
    static final Ziggurat NORMAL = normal();

    /** What one step of {@code u} is worth, by layer. */
    final double[] scale = new double[LAYERS];

    /** Below this {@code u} the point lies under the density, whatever its height. */
    final long[] inside = new long[LAYERS];

    /** The density at each layer's outer edge, and 1 at the top. */
    private final double[] density = new double[LAYERS + 1];

    /** The edges from the lowest layer's, which is as wide as its area needs, down to 0. */
    private Ziggurat(double[] edge) {
        double steps = 0x1.0p53;
        for (int i = 0; i < LAYERS; i++) {
            scale[i] = edge[i] / steps;
            inside[i] = (long) (edge[i + 1] / edge[i] * steps);
        }
    }

    /** A height in the layer, {@code u} of the way from its foot to its top. */
    double under(int layer, double u) {
        return density[layer] + u * (density[layer + 1] - density[layer]);
    }

    private static Ziggurat exponential() {
        double[] edge = new double[LAYERS + 1];
        edge[0] = AREA_EXPONENTIAL * StrictMath.exp(EXPONENTIAL_TAIL);
        edge[1] = EXPONENTIAL_TAIL;
        for (int i = 2; i < LAYERS; i++) {
            edge[i] = -StrictMath.log(StrictMath.exp(-edge[i - 1]) + AREA_EXPONENTIAL / edge[i - 1]);
        }
        Ziggurat z = new Ziggurat(edge);
        for (int i = 0; i <= LAYERS; i++) {
            z.density[i] = StrictMath.exp(-edge[i]);
        }
        return z;
    }

    private static Ziggurat normal() {
        double[] edge = new double[LAYERS + 1];
        edge[0] = AREA_NORMAL * StrictMath.exp(NORMAL_TAIL * NORMAL_TAIL / 2);
        edge[1] = NORMAL_TAIL;
        for (int i = 2; i < LAYERS; i++) {
            double height = StrictMath.exp(-edge[i - 1] * edge[i - 1] / 2) + AREA_NORMAL / edge[i - 1];
            edge[i] = Math.sqrt(-2 * StrictMath.log(height));
        }
        Ziggurat z = new Ziggurat(edge);
        for (int i = 0; i <= LAYERS; i++) {
            z.density[i] = StrictMath.exp(-edge[i] * edge[i] / 2);
        }
        return z;
    }
}
