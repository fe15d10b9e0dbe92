package fanfare.bench;

import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.file.DesignReader;
import fanfare.model.file.Parsed;
import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How many requests of a design of twenty components are simulated a second. Arguments: threads, each with a replication
 * of its own (1), hours (24).
 */
public final class ReferenceBenchmark {
    private static final String FILE = "reference.fanfare.json";
    private static final double HOUR = 3.6e12;

    private ReferenceBenchmark() {}

    /** Simulates the design and prints what came out. */
    public static void main(String[] args) throws IOException, InvalidRun {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        double hours = args.length > 1 ? Double.parseDouble(args[1]) : 24;
        Design design = design();
        Scenario scenario =
                design.scenarios().get(0).lasting((long) (hours * HOUR), 0).replicated(threads);
        long processor = ProcessorTime.now();
        long began = System.nanoTime();
        Result result = Simulation.run(design, scenario, Inputs.none(), threads, Watch.NONE)
                .orElseThrow();
        print(result, (System.nanoTime() - began) / 1e9, (ProcessorTime.now() - processor) / 1e9);
    }

    static Design design() throws IOException {
        try (InputStream in = ReferenceBenchmark.class.getResourceAsStream(FILE)) {
            Parsed<Design> read = DesignReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), FILE);
            return read.value().orElseThrow(() -> new IllegalStateException(String.valueOf(read.problems())));
        }
    }

    private static void print(Result r, double wall, double processor) throws IOException {
        say(
                "%d components, %d replications of %.2f hours%n",
                r.components().size(), r.of().replications(), r.of().simulated() * 1e9 / HOUR);
        say("%,d requests, %,d events%n", r.of().sourceEvents(), r.of().events());
        for (Result.OfComponent c : r.components()) {
            say(
                    "  %-14s %,.0f arrivals, %,.0f completed, %,.0f failed, %,.0f throttled%n",
                    c.name(), c.arrivals(), c.completed(), c.errors(), c.throttled());
        }
        say("%.1f s, %.1f s of processor time%n", wall, processor);
        say(
                "%,.0f requests and %,.0f events a second; %,.0f and %,.0f a processor second%n",
                r.of().sourceEvents() / wall,
                r.of().events() / wall,
                r.of().sourceEvents() / processor,
                r.of().events() / processor);
        say("%.0f MB peak resident memory%n", MemoryBenchmark.peak() / 1024.0);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
