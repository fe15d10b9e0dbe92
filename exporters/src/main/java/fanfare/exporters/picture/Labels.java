package fanfare.exporters.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Places labels on their lines, away from boxes and from each other. */
final class Labels {
    /** The middle first, then alternately towards the ends. */
    private static final double[] ALONG = {
        0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86, 0.1, 0.9
    };

    private Labels() {}

    static Map<Wire, Box> of(List<Wire> wires, Collection<Box> boxes) {
        Map<Wire, Box> placed = new LinkedHashMap<>();
        List<Box> taken = new ArrayList<>();
        for (Wire wire : wires) {
            Box best = null;
            double least = Double.MAX_VALUE;
            for (int i = 0; i < ALONG.length; i++) {
                Box box = at(wire, ALONG[i]);
                double cost = i
                        + 100.0 * overlaps(box.grown(2), taken)
                        + 60.0 * overlaps(box.grown(1), boxes)
                        + 2.0 * crossed(box, wire, wires);
                if (cost < least) {
                    least = cost;
                    best = box;
                }
            }
            placed.put(wire, best);
            taken.add(best);
        }
        return placed;
    }

    private static Box at(Wire wire, double share) {
        List<double[]> samples = wire.samples();
        double total = 0;
        double[] until = new double[samples.size()];
        for (int i = 1; i < samples.size(); i++) {
            total += distance(samples.get(i - 1), samples.get(i));
            until[i] = total;
        }
        int i = 1;
        while (i < samples.size() - 1 && until[i] < share * total) {
            i++;
        }
        double piece = until[i] - until[i - 1];
        double t = piece == 0 ? 0 : (share * total - until[i - 1]) / piece;
        double x = samples.get(i - 1)[0] + t * (samples.get(i)[0] - samples.get(i - 1)[0]);
        double y = samples.get(i - 1)[1] + t * (samples.get(i)[1] - samples.get(i - 1)[1]);
        double width = Wire.labelWidth(wire.label());
        return new Box(x - width / 2, y - Wire.LABEL_HEIGHT / 2, width, Wire.LABEL_HEIGHT);
    }

    private static double distance(double[] a, double[] b) {
        return StrictMath.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
    }

    private static long overlaps(Box box, Collection<Box> others) {
        return others.stream().filter(box::touches).count();
    }

    private static long crossed(Box label, Wire own, List<Wire> wires) {
        return wires.stream()
                .filter(w -> w != own)
                .filter(w -> w.samples().stream().anyMatch(p -> label.contains(p[0], p[1])))
                .count();
    }
}
