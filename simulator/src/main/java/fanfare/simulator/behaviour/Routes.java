package fanfare.simulator.behaviour;

import fanfare.simulator.kernel.RandomStream;
import java.util.List;

/** The ways that a request may take behind a front door, drawn by their shares of the traffic. */
final class Routes {
    private final Outlet[] all;
    private final double[] upTo;
    private final RandomStream random;

    Routes(List<Outlet> outlets, RandomStream random) {
        this.all = outlets.toArray(Outlet[]::new);
        this.random = random;
        double sum = outlets.stream().mapToDouble(Outlet::share).sum();
        upTo = new double[all.length];
        double reached = 0;
        for (int i = 0; i < upTo.length; i++) {
            reached += all[i].share();
            upTo[i] = sum == 0 ? 1 : reached / sum;
        }
    }

    int size() {
        return all.length;
    }

    Outlet get(int i) {
        return all[i];
    }

    /** The number of the route that a request takes; −1 if there is none. */
    int draw() {
        if (all.length <= 1) {
            return all.length - 1;
        }
        double u = random.nextDouble();
        int i = 0;
        while (i < all.length - 1 && u >= upTo[i]) {
            i++;
        }
        return i;
    }

    /** Sends a request on its way; false if there is none, or nothing to call on it. */
    boolean begin(int r) {
        int i = draw();
        return i >= 0 && all[i].begin(r);
    }
}
