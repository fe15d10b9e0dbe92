package fanfare.exporters.picture;

import fanfare.model.design.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of a connection.
 *
 * @param points the start, then three points for every cubic Bézier curve
 */
record Wire(Connection connection, String label, List<double[]> points) {
    static final double LABEL_SIZE = 10.5;
    static final double LABEL_HEIGHT = 17;
    private static final int SAMPLES = 16;

    /** Width of a label with its ground. */
    static double labelWidth(String label) {
        return TextWidth.of(label, LABEL_SIZE, false) + 12;
    }

    double[] end() {
        return points.get(points.size() - 1);
    }

    /** The point before the end, which the arrow comes from. */
    double[] before() {
        return points.get(points.size() - 2);
    }

    /** Points on the curve, evenly by parameter. */
    List<double[]> samples() {
        List<double[]> samples = new ArrayList<>();
        for (int i = 0; i + 3 < points.size(); i += 3) {
            for (int k = 0; k <= SAMPLES; k++) {
                samples.add(at(i, (double) k / SAMPLES));
            }
        }
        return samples;
    }

    private double[] at(int i, double t) {
        double u = 1 - t;
        double[] p = new double[2];
        for (int axis = 0; axis < 2; axis++) {
            p[axis] = u * u * u * points.get(i)[axis]
                    + 3 * u * u * t * points.get(i + 1)[axis]
                    + 3 * u * t * t * points.get(i + 2)[axis]
                    + t * t * t * points.get(i + 3)[axis];
        }
        return p;
    }

    String path() {
        StringBuilder path = new StringBuilder("M").append(pair(points.get(0)));
        for (int i = 1; i + 2 < points.size(); i += 3) {
            path.append(" C")
                    .append(pair(points.get(i)))
                    .append(' ')
                    .append(pair(points.get(i + 1)))
                    .append(' ')
                    .append(pair(points.get(i + 2)));
        }
        return path.toString();
    }

    private static String pair(double[] p) {
        return Box.number(p[0]) + "," + Box.number(p[1]);
    }
}
