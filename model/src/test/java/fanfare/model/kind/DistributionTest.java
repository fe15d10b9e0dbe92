package fanfare.model.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanfare.model.kind.Distribution.Empirical;
import fanfare.model.kind.Distribution.Exponential;
import fanfare.model.kind.Distribution.Gamma;
import fanfare.model.kind.Distribution.LogNormal;
import fanfare.model.kind.Distribution.LogNormalPercentiles;
import fanfare.model.kind.Distribution.Measured;
import fanfare.model.kind.Distribution.Quantile;
import fanfare.model.kind.Distribution.Uniform;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
    private static final Type<Distribution> SECOND = Property.randomTime(1e9);

    @Test
    void meansFollowTheClosedForms() {
        assertThat(Distribution.constant(5).mean()).isEqualTo(5);
        assertThat(new Uniform(2, 4).mean()).isEqualTo(3);
        assertThat(new Empirical(List.of(new Quantile(0, 0), new Quantile(0.5, 10), new Quantile(1, 30))).mean())
                .as("0.5 · 5 + 0.5 · 20")
                .isEqualTo(12.5);
        assertThat(new Measured("a.csv", "t", 1).mean()).isNaN();
    }

    /** A log-normal's logarithm is normal: 99 % of it lie below median · exp(2.3263 σ), and its mean is median · exp(σ²/2). */
    @Test
    void aLogNormalGoesThroughItsTwoPercentiles() {
        LogNormalPercentiles d = new LogNormalPercentiles(30, 250);
        double sigma = Math.log(250.0 / 30) / 2.3263478740408408;
        assertThat(d.sigma()).isCloseTo(sigma, within(1e-12));
        assertThat(d.p50() * Math.exp(2.3263478740408408 * d.sigma())).isCloseTo(250, within(1e-9));
        assertThat(d.mean()).isCloseTo(30 * Math.exp(sigma * sigma / 2), within(1e-9));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(Distribution.constant(-1), "out of bounds"),
                Arguments.of(Distribution.constant(2e9), "out of bounds"),
                Arguments.of(Distribution.constant(Double.NaN), "out of bounds"),
                Arguments.of(new Exponential(-5), "out of bounds"),
                Arguments.of(new Uniform(5, 4), "min ≤ max"),
                Arguments.of(new Uniform(5, 2e9), "out of bounds"),
                Arguments.of(new LogNormal(10, 0), "coefficient of variation"),
                Arguments.of(new Gamma(10, 101), "coefficient of variation"),
                Arguments.of(new LogNormalPercentiles(10, 10), "p50 < p99"),
                Arguments.of(new LogNormalPercentiles(0, 10), "p50 < p99"),
                Arguments.of(new Empirical(List.of(new Quantile(0, 1))), "at least two points"),
                Arguments.of(new Empirical(List.of(new Quantile(0, 1), new Quantile(0.9, 2))), "p0 to p100"),
                Arguments.of(new Empirical(List.of(new Quantile(0, 3), new Quantile(1, 2))), "must rise"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void impossibleOnesAreExplained(Distribution d, String message) {
        assertThat(SECOND.check(d)).hasValueSatisfying(m -> assertThat(m).contains(message));
    }

    @Test
    void possibleOnesPass() {
        assertThat(Stream.of(
                        Distribution.constant(0),
                        new Exponential(1e9),
                        new Uniform(5, 5),
                        new LogNormal(10, 100),
                        new Gamma(10, 0.01),
                        new LogNormalPercentiles(1, 1e9),
                        new Measured("a.csv", "t", 1e6)))
                .allSatisfy(d -> assertThat(SECOND.check(d)).isEmpty());
    }
}
