package fanfare.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanfare.model.kind.Distribution.Empirical;
import fanfare.model.kind.Distribution.Quantile;
import fanfare.model.kind.Function;
import fanfare.model.kind.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: maxday/lambda-perf, hello-world functions, August 2026 (SnapStart: August to October 2025). */
class ColdStartDataTest {
    private static final double MS = 1e6;
    private final ColdStartData data = ColdStartData.shipped();

    @ParameterizedTest
    @CsvSource({
        // runtime, mean of zip x86, p99 between, mean of zip arm, mean of image x86, first invocation at 128 and 1,024
        // MB
        "nodejs20.x, 143, 190, 197, 127, 320, 11.5, 3.2",
        "nodejs22.x, 143, 198, 198, 125, 358, 12.1, 3.2",
        "nodejs24.x, 137, 186, 194, 118, 328, 10.9, 2.9",
        "python3.12, 87, 120, 138, 78, 182, 2.1, 2.0",
        "python3.13, 87, 120, 138, 78, 182, 2.1, 2.0",
        "python3.14, 114, 227, 241, 100, 208, 2.1, 1.9",
        "java11, 295, 576, 576, 333, 406, 9, 2.8",
        "java17, 214, 324, 607, 210, 378, 5, 2.5",
        "java21, 250, 601, 643, 243, 411, 97, 6.8",
        "java25, 215, 451, 482, 205, 277, 250, 10",
        "dotnet8, 290, 639, 639, 341, 445, 712, 75",
        "dotnet10, 305, 711, 711, 295, 436, 796, 80",
        "dotnet10.aot, 73, 100, 100, 62, 70, 3, 1.9",
        "ruby3.4, 250, 408, 408, 268, 278, 12, 2.5",
        "go, 50, 60, 60, 42, 57, 1.6, 1.5",
        "rust, 17, 30, 50, 14.5, 42, 1.3, 1.3",
        "java23.graalvm, 155, 202, 202, 135, 117, 142, 12",
    })
    void agreesWithTheMeasuredMeans(
            String runtime,
            double zip,
            double p99From,
            double p99To,
            double arm,
            double image,
            double smallest,
            double largest) {
        assertThat(init(runtime, "zip", "x86_64", 128).time().mean() / MS).isCloseTo(zip, within(0.02 * zip));
        assertThat(init(runtime, "zip", "arm64", 128).time().mean() / MS).isCloseTo(arm, within(0.025 * arm));
        assertThat(init(runtime, "image", "x86_64", 128).time().mean() / MS).isCloseTo(image, within(0.04 * image));
        assertThat(quantile(init(runtime, "zip", "x86_64", 128), 0.99)).isBetween(0.93 * p99From, 1.07 * p99To);
        assertThat(init(runtime, "zip", "x86_64", 128).firstInvokeNs() / MS)
                .isCloseTo(smallest, within(0.06 * smallest));
        assertThat(init(runtime, "zip", "x86_64", 1024).firstInvokeNs() / MS)
                .isCloseTo(largest, within(0.06 * largest));
    }

    @Test
    void initIsTheSameAtEveryMemorySizeWhileTheFirstInvocationFollowsTheCpu() {
        assertThat(init("dotnet8", "zip", "x86_64", 1024).time())
                .isEqualTo(init("dotnet8", "zip", "x86_64", 128).time());
        assertThat(init("dotnet8", "zip", "x86_64", 128).firstInvokeNs() / MS).isCloseTo(712, within(0.5));
        assertThat(init("dotnet8", "zip", "x86_64", 1024).firstInvokeNs() / MS).isCloseTo(75, within(0.5));
    }

    @Test
    void theFirstInvocationIsAPowerOfMemoryBetweenTheMeasuredSizesAndConstantBeyond() {
        double at256 = init("dotnet8", "zip", "x86_64", 256).firstInvokeNs();
        double at512 = init("dotnet8", "zip", "x86_64", 512).firstInvokeNs();
        // 362 MB is the geometric middle of 256 and 512 MB
        assertThat(init("dotnet8", "zip", "x86_64", 362).firstInvokeNs())
                .isCloseTo(StrictMath.sqrt(at256 * at512), within(0.001 * at512));
        assertThat(init("dotnet8", "zip", "x86_64", 10_240).firstInvokeNs())
                .isEqualTo(init("dotnet8", "zip", "x86_64", 1024).firstInvokeNs());
        assertThat(init("dotnet8", "zip", "x86_64", 100).firstInvokeNs())
                .isEqualTo(init("dotnet8", "zip", "x86_64", 128).firstInvokeNs());
    }

    @Test
    void theTableKeepsTheMeasuredMeanAndQuantiles() {
        // the four rows of nodejs22.x, zip, x86_64, weighted by their samples
        Empirical time = (Empirical) init("nodejs22.x", "zip", "x86_64", 512).time();
        assertThat(time.mean() / MS).isCloseTo(142.096, within(0.001));
        assertThat(quantile(init("nodejs22.x", "zip", "x86_64", 512), 0.5)).isCloseTo(140.646, within(0.001));
        assertThat(quantile(init("nodejs22.x", "zip", "x86_64", 512), 0.99)).isCloseTo(188.893, within(0.001));
        assertThat(time.points().get(0)).isEqualTo(new Quantile(0, 100.67 * MS));
        assertThat(time.points().get(time.points().size() - 1)).isEqualTo(new Quantile(1, 220.02 * MS));
    }

    @Test
    void everyTableRises() {
        for (String runtime : data.runtimes()) {
            for (String packageType : List.of("zip", "image")) {
                for (String arch : List.of("x86_64", "arm64")) {
                    data.init(runtime, packageType, arch, 256).ifPresent(init -> assertRising(runtime, init));
                }
            }
        }
    }

    private static void assertRising(String runtime, ColdStartData.Init init) {
        List<Quantile> points = ((Empirical) init.time()).points();
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).value())
                    .as(runtime + " at " + points.get(i).probability())
                    .isGreaterThanOrEqualTo(points.get(i - 1).value());
        }
    }

    @ParameterizedTest
    @CsvSource({"java11.snapstart, 627, 747", "java17.snapstart, 651, 878", "java21.snapstart, 743, 1102"})
    void restoringASnapshotOfAMinimalFunctionIsSlowerThanItsInit(String runtime, double least, double most) {
        ColdStartData.Init restored = init(runtime, "zip", "x86_64", 512);
        assertThat(restored.time().mean() / MS).isBetween(least, most);
        assertThat(restored.time().mean())
                .isGreaterThan(init(runtime.substring(0, 6), "zip", "x86_64", 512)
                        .time()
                        .mean());
        assertThat(restored.source()).contains("2025-08-29..2025-10-18");
    }

    @Test
    void anUnmeasuredRuntimeIsAssumedToBeLikeItsNeighbourAndSaysSo() {
        ColdStartData.Init assumed = init("python3.8", "zip", "x86_64", 512);
        assertThat(assumed.time())
                .isEqualTo(init("python3.9", "zip", "x86_64", 512).time());
        assertThat(assumed.source()).startsWith("assumed as python3.9 (nearest measured version): github.com/maxday");
        assertThat(init("python3.9", "zip", "x86_64", 512).source())
                .isEqualTo("github.com/maxday/lambda-perf data (commit 6070b79), 2026-08-01..2026-08-22");
        assertThat(data.init("cobol74", "zip", "x86_64", 512)).isEmpty();
    }

    @Test
    void everyRuntimeThatADesignIsOfferedHasData() {
        List<String> offered = ((Type.Text) Function.RUNTIME.type()).suggestions();
        for (String runtime : offered) {
            for (String packageType : List.of("zip", "image")) {
                for (String arch : List.of("x86_64", "arm64")) {
                    assertThat(data.init(runtime, packageType, arch, 128))
                            .as(runtime + " " + packageType + " " + arch)
                            .isPresent();
                }
            }
        }
        assertThat(offered).hasSizeGreaterThan(5);
    }

    private ColdStartData.Init init(String runtime, String packageType, String arch, long memory) {
        return data.init(runtime, packageType, arch, memory).orElseThrow();
    }

    private static double quantile(ColdStartData.Init init, double probability) {
        return ((Empirical) init.time())
                        .points().stream()
                                .filter(p -> p.probability() == probability)
                                .mapToDouble(Quantile::value)
                                .findFirst()
                                .orElseThrow()
                / MS;
    }
}
