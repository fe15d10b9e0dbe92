package fanfare.simulator.evidence;

import fanfare.model.design.Component;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Watch;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/** V2: how long a function takes at every memory size. */
final class DurationByMemory {
    static final Experiment EXPERIMENT = new Experiment(
            "V2",
            "Duration by memory",
            "Lin and Khazaei (pacslab/SLApp-PerfCost-MdlOpt, App6), AWS Lambda, 100 runs at each of 46 sizes",
            "CPU time and waiting time are the two numbers that fit the measured means best (least squares of the relative"
                    + " errors); the function is then simulated at every size. f2 computes, and each size must lie within"
                    + " 5 %; f4 moves files and sleeps, and must lie within 20 %.",
            DurationByMemory::run);

    private static final double FULL_CPU = 1_769;
    private static final double MS = 1e6;

    private DurationByMemory() {}

    private static Evidence run(Watch watch) throws InvalidRun {
        return of("f2", 0.05, watch).and(of("f4", 0.20, watch));
    }

    private static Evidence of(String function, double tolerance, Watch watch) throws InvalidRun {
        List<CSVRecord> rows = MeasuredData.rows("v2-duration-by-memory.csv").stream()
                .filter(r -> r.get("function").equals(function))
                .toList();
        double[] fitted = fit(rows);
        List<Comparison> all = new ArrayList<>();
        for (CSVRecord row : rows) {
            long memory = Long.parseLong(row.get("memory_mb"));
            all.add(Comparison.within(
                    tolerance,
                    function + " at " + memory + " MB",
                    "ms",
                    Double.parseDouble(row.get("mean_ms")),
                    simulated(memory, fitted[0], fitted[1], watch)));
        }
        return new Evidence(all, List.of(Bound.meanError(function, all, tolerance)));
    }

    /** CPU time at one vCPU and waiting time in milliseconds. */
    private static double[] fit(List<CSVRecord> rows) {
        double[] ones = new double[rows.size()];
        double[][] terms = new double[rows.size()][];
        for (int i = 0; i < ones.length; i++) {
            double mean = Double.parseDouble(rows.get(i).get("mean_ms"));
            double slower =
                    Math.max(1, FULL_CPU / Double.parseDouble(rows.get(i).get("memory_mb")));
            ones[i] = 1;
            terms[i] = new double[] {slower / mean, 1 / mean};
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(ones, terms);
        double[] fitted = regression.estimateRegressionParameters();
        return new double[] {fitted[0], Math.max(0, fitted[1])};
    }

    private static double simulated(long memory, double cpuMs, double waitMs, Watch watch) throws InvalidRun {
        Component function = Trial.function(Distribution.constant(waitMs * MS))
                .with(Function.CPU_TIME, Distribution.constant(cpuMs * MS))
                .with(Function.MEMORY, memory);
        long minute = (long) (60 * Trial.SECOND);
        return Trial.run(Trial.invoking(function), new Traffic.Constant(1), 10 * minute, minute, 1, watch)
                .component("Function")
                .orElseThrow()
                .times()
                .get("Duration")
                .mean();
    }
}
