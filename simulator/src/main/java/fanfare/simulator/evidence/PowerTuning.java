package fanfare.simulator.evidence;

import fanfare.simulator.price.BilledDuration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** V3: what an invocation costs at three memory sizes, in the days of 100 ms steps. */
final class PowerTuning {
    static final Experiment EXPERIMENT = new Experiment(
            "V3",
            "Cost of a power-tuned function",
            "The published example of AWS Lambda Power Tuning: 0.000000208 USD for 128 MB and 100 ms",
            "The duration is rounded up to whole steps of 100 ms and priced. The cost must agree to its last printed digit.",
            watch -> run());

    private static final BigDecimal STEP_PRICE = new BigDecimal("0.000000208");
    private static final int DIGITS = 8;

    private record Size(long memory, long milliseconds, String published) {}

    private static final List<Size> SIZES = List.of(
            new Size(128, 37_002, "0.00007717"),
            new Size(512, 8_489, "0.00007072"),
            new Size(1_536, 2_512, "0.00006490"));

    private PowerTuning() {}

    private static Evidence run() {
        List<Comparison> all = new ArrayList<>();
        for (Size size : SIZES) {
            all.add(new Comparison(
                    "invocation of " + size.milliseconds + " ms at " + size.memory + " MB",
                    "USD",
                    Double.parseDouble(size.published),
                    cost(size).doubleValue(),
                    0));
        }
        return Evidence.of(all);
    }

    private static BigDecimal cost(Size size) {
        long billed =
                BilledDuration.of(size.milliseconds * BilledDuration.MILLISECOND, BilledDuration.HUNDRED_MILLISECONDS);
        return STEP_PRICE
                .multiply(BigDecimal.valueOf(billed / BilledDuration.HUNDRED_MILLISECONDS))
                .multiply(BigDecimal.valueOf(size.memory / 128))
                .setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
