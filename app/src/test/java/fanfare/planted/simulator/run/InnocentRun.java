package fanfare.planted.simulator.run;

import fanfare.planted.model.kind.InnocentKind;

/** Uses what the laws allow: square roots, exact functions, a layer below. */
public record InnocentRun(InnocentKind kind) {
    double root(double x) {
        return Math.sqrt(x) + StrictMath.log(x);
    }
}
