package fanfare.bench;

import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** How long {@link AzureDay} takes, and how much memory. Arguments: threads (2), share of the day in percent (100). */
public final class AzureBenchmark {
    private AzureBenchmark() {}

    /** Simulates the day and prints what came out. */
    public static void main(String[] args) throws IOException, InvalidRun {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        double share = args.length > 1 ? Double.parseDouble(args[1]) / 100 : 1;
        long began = System.nanoTime();
        AzureDay day = new AzureDay(share * 86_400, 1);
        double made = seconds(began);
        long processor = ProcessorTime.now();
        List<AzureDay.Summary> all = Simulation.summarize(
                        day.design(), day.scenario(), Inputs.none(), threads, Watch.NONE, AzureDay.Summary::of)
                .orElseThrow();
        print(all, threads, made, seconds(began), (ProcessorTime.now() - processor) / 1e9);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void print(List<AzureDay.Summary> all, int threads, double made, double wall, double processor)
            throws IOException {
        double invocations =
                all.stream().mapToDouble(AzureDay.Summary::invocations).sum();
        double cold = all.stream().mapToDouble(AzureDay.Summary::coldStarts).sum();
        long events = all.stream().mapToLong(AzureDay.Summary::events).sum();
        double busiest = all.stream()
                .skip(all.size() - (long) (AzureDay.BUSY * all.size()))
                .mapToDouble(AzureDay.Summary::invocations)
                .sum();
        int hash = all.stream().map(AzureDay.Summary::fingerprint).toList().hashCode();
        say("%,d parts, %d threads%n", all.size(), threads);
        say(
                "%,.0f invocations, %.1f %% of them by the busiest %.1f %% of functions%n",
                invocations, 100 * busiest / invocations, 100 * AzureDay.BUSY);
        say("%,.0f cold starts, %,d events, fingerprint %08x%n", cold, events, hash);
        say(
                "%.1f s (%.1f s to make the design), %.1f s of processor time: %.2f million events a processor second%n",
                wall, made, processor, events / processor / 1e6);
        say("%.0f MB peak resident memory%n", MemoryBenchmark.peak() / 1024.0);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
