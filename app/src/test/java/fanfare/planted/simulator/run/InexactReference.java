package fanfare.planted.simulator.run;

import java.util.function.DoubleUnaryOperator;

record InexactReference(DoubleUnaryOperator f) {
    static InexactReference exponential() {
        return new InexactReference(Math::exp);
    }
}
