package fanfare.app.service;

import fanfare.model.design.Fault;
import fanfare.simulator.run.Result;

/** What a fault did, in words. */
public final class FaultWords {
    private FaultWords() {}

    /** What went wrong where: {@code Lost capacity at Payments}. */
    public static String what(Result.OfFault f) {
        return Fault.Type.named(f.fault()).map(Fault.Type::title).orElse(f.fault())
                + " at " + f.on()
                + f.from().map(from -> " for " + from).orElse("");
    }

    /** What became of it: {@code recovered after 1.4 min}. */
    public static String afterwards(Result.OfFault f) {
        String end = f.recovery()
                .map(s -> s == 0 ? "recovered at once" : "recovered after " + Numbers.length(s * 1_000))
                .orElse("not recovered when the run ended");
        return f.collapsed() ? "collapsed, " + end : end;
    }
}
