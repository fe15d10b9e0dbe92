package fanfare.simulator.behaviour;

import fanfare.model.kind.Distribution;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Measured init durations of Lambda's runtimes with a minimal function. Init does not depend on the memory size (the
 * means at 128 and 1,024 MB differ by less than 3 %), so all sizes are pooled; the first invocation does, as its work
 * gets a share of the CPU in proportion to memory. Data: {@code fanfare/coldstart.csv}; runtimes that nobody measured
 * stand for others in {@code fanfare/coldstart-assumed.csv}.
 */
public final class ColdStartData {
    private final Map<Configuration, List<Measured>> measured = new TreeMap<>();
    private final Map<String, Assumed> assumed = new TreeMap<>();

    /**
     * What a cold start adds to a request.
     *
     * @param time of init, in nanoseconds; a quantile table with the measured mean
     * @param firstInvokeNs mean duration of the first invocation of an empty handler at this memory size, in nanoseconds
     * @param source where and when it was measured, and for which runtime if for another one
     */
    public record Init(Distribution time, double firstInvokeNs, String source) {}

    private record Configuration(String runtime, String packageType, String arch) implements Comparable<Configuration> {
        @Override
        public int compareTo(Configuration other) {
            return toString().compareTo(other.toString());
        }
    }

    private record Measured(long memoryMb, InitQuantiles init, double firstInvokeMs, String source) {}

    private record Assumed(String measuredAs, String reason) {}

    private ColdStartData() {
        rows("/fanfare/coldstart.csv")
                .forEach(row -> measured.computeIfAbsent(
                                new Configuration(row.get("runtime"), row.get("package"), row.get("arch")),
                                c -> new ArrayList<>())
                        .add(measured(row)));
        rows("/fanfare/coldstart-assumed.csv")
                .forEach(
                        row -> assumed.put(row.get("runtime"), new Assumed(row.get("measured_as"), row.get("reason"))));
    }

    /** The data that ship with the program. */
    public static ColdStartData shipped() {
        return new ColdStartData();
    }

    /** Every runtime that can be asked for: those measured, then those assumed to be like one of them. */
    public List<String> runtimes() {
        List<String> all = new ArrayList<>(measured.keySet().stream()
                .map(Configuration::runtime)
                .distinct()
                .toList());
        all.addAll(assumed.keySet());
        return List.copyOf(all);
    }

    /**
     * What a cold start adds.
     *
     * @param runtime identifier such as {@code nodejs22.x}; {@code java21.snapstart} restores a snapshot
     * @param packageType {@code zip} or {@code image}
     * @param arch {@code x86_64} or {@code arm64}
     * @param memoryMb memory size in MB, above 0
     * @return empty if nothing like it was measured
     */
    public Optional<Init> init(String runtime, String packageType, String arch, long memoryMb) {
        Assumed as = assumed.get(runtime);
        String known = as == null ? runtime : as.measuredAs();
        List<Measured> sizes = measured.get(new Configuration(known, packageType, arch));
        if (sizes == null) {
            return Optional.empty();
        }
        String source = sizes.get(0).source();
        return Optional.of(new Init(
                InitQuantiles.pooled(sizes.stream().map(Measured::init).toList()),
                firstInvokeMs(sizes, memoryMb) * 1e6,
                as == null ? source : "assumed as " + known + " (" + as.reason() + "): " + source));
    }

    /** What restoring a snapshot adds: measured for zip archives on x86 only, taken for the others as well. */
    public Optional<Init> restore(String runtime, long memoryMb) {
        return init(runtime + ".snapstart", "zip", "x86_64", memoryMb);
    }

    /** A power of memory between the measured sizes, constant beyond them. */
    private static double firstInvokeMs(List<Measured> sizes, long memoryMb) {
        int above = 0;
        while (above < sizes.size() && sizes.get(above).memoryMb() < memoryMb) {
            above++;
        }
        if (above == 0) {
            return sizes.get(0).firstInvokeMs();
        }
        Measured low = sizes.get(above - 1);
        if (above == sizes.size()) {
            return low.firstInvokeMs();
        }
        Measured high = sizes.get(above);
        double way = StrictMath.log((double) memoryMb / low.memoryMb())
                / StrictMath.log((double) high.memoryMb() / low.memoryMb());
        return low.firstInvokeMs() * StrictMath.pow(high.firstInvokeMs() / low.firstInvokeMs(), way);
    }

    private static Measured measured(CSVRecord row) {
        return new Measured(
                Long.parseLong(row.get("memory_mb")),
                new InitQuantiles(
                        number(row, "samples"),
                        number(row, "init_mean_ms"),
                        number(row, "init_min_ms"),
                        number(row, "init_p50_ms"),
                        number(row, "init_p90_ms"),
                        number(row, "init_p95_ms"),
                        number(row, "init_p99_ms"),
                        number(row, "init_max_ms")),
                number(row, "first_invoke_mean_ms"),
                row.get("source") + ", " + row.get("period"));
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static List<CSVRecord> rows(String resource) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream in = ColdStartData.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file " + resource);
            }
            return format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getRecords();
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
