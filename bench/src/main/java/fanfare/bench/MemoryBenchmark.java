package fanfare.bench;

import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Watch;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Whether memory follows what is in flight and not how long a run is: the peak resident set of a process that simulates
 * 100 thousand requests and of one that simulates 10 million, and how many bytes each allocates a loop event. Reads the
 * peak from {@code /proc}, so it needs Linux.
 */
public final class MemoryBenchmark {
    private static final long FEW = 100_000;
    private static final long MANY = 10_000_000;

    private MemoryBenchmark() {}

    /** Without arguments runs both sizes of every work in processes of their own; with a work and a size, that one. */
    public static void main(String[] args) throws IOException {
        if (args.length == 2) {
            System.out.println(measure(Work.valueOf(args[0]), Long.parseLong(args[1])));
            return;
        }
        System.out.printf(
                "| work | peak RSS, %,d requests | peak RSS, %,d requests | ratio | bytes allocated an event |%n"
                        + "|---|---|---|---|---|%n",
                FEW, MANY);
        for (Work work : Work.values()) {
            Footprint few = inProcess(work, FEW);
            Footprint many = inProcess(work, MANY);
            double perEvent = (double) (many.allocated - few.allocated) / (many.events - few.events);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f MB | %.1f MB | %.2f | %.4f |%n",
                    work,
                    few.peak / 1024.0,
                    many.peak / 1024.0,
                    (double) many.peak / few.peak,
                    perEvent);
        }
    }

    /**
     * What a process has used.
     *
     * @param peak resident set in KB
     * @param allocated bytes allocated by the simulating thread
     * @param events of the loop
     */
    private record Footprint(long peak, long allocated, long events) {
        @Override
        public String toString() {
            return peak + " " + allocated + " " + events;
        }
    }

    private static Footprint inProcess(Work work, long customers) throws IOException {
        Process process = new ProcessBuilder(
                        Lane.java(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        Lane.classPath(),
                        MemoryBenchmark.class.getName(),
                        work.name(),
                        Long.toString(customers))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("The simulating process stopped with an error");
            }
            String[] parts = line.split(" ");
            return new Footprint(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
    }

    private static Footprint measure(Work work, long customers) throws IOException {
        long horizon = (long) (customers * work.gap());
        Design design = Product.design(work);
        Scenario scenario = Scenario.of("Benchmark", Map.of("Clients", new Traffic.Poisson(work.arrivalRate())))
                .lasting(horizon, 0);
        long before = allocated();
        Result result = Product.run(design, scenario, Watch.NONE);
        return new Footprint(peak(), allocated() - before, result.of().events());
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Peak resident set of this process in KB. */
    static long peak() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
