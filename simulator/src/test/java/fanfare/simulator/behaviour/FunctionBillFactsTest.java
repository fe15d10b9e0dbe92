package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a function is billed for, unit by unit (Lambda pricing). */
class FunctionBillFactsTest {
    private static final Offset<Double> EXACT = offset(1e-12);
    private static final Traffic ONE = new Traffic.Constant(1);

    private static Result ten(Component f) throws InvalidRun {
        return run(Facts.sending(f, Interactions.INVOKE), ONE, 10.9);
    }

    @ParameterizedTest
    @CsvSource({"512, 0", "513, 1", "10240, 9728"})
    @DisplayName("Temporary storage: 512 MB are free, what is above is billed while invocations run")
    void ephemeralStorage(long size, long billed) throws InvalidRun {
        Result r = ten(function("Function").with(Function.WAIT_TIME, ms(200)).with(Function.EPHEMERAL_STORAGE, size));
        assertThat(usage(r, "ephemeral-gb-second")).isCloseTo(billed / 1_024.0 * 10 * 0.2, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"x86_64, gb-second-x86, gb-second-arm64", "arm64, gb-second-arm64, gb-second-x86"})
    @DisplayName("Duration is billed at the price of the processor, provisioned or not")
    void architecture(String architecture, String billed, String other) throws InvalidRun {
        Component f = function("Function")
                .with(Function.MEMORY, 1_024L)
                .with(Function.WAIT_TIME, ms(200))
                .with(Function.ARCHITECTURE, architecture);
        Result r = ten(f);
        assertThat(usage(r, billed)).isCloseTo(2, EXACT);
        assertThat(usage(r, other)).isZero();
        Result provisioned = ten(f.with(Function.PROVISIONED_CONCURRENCY, 1L));
        assertThat(usage(provisioned, "provisioned-duration-" + billed)).isCloseTo(2, EXACT);
        assertThat(usage(provisioned, "provisioned-" + billed)).isCloseTo(10.9, EXACT);
        assertThat(usage(provisioned, billed)).isZero();
        assertThat(usage(provisioned, "provisioned-" + other)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "10.000001, 11", "0, 0", "0.000001, 1"})
    @DisplayName("Duration is rounded up to the next millisecond")
    void rounding(double wait, long billed) throws InvalidRun {
        Result r = ten(function("Function").with(Function.MEMORY, 1_024L).with(Function.WAIT_TIME, ms(wait)));
        assertThat(usage(r, "gb-second-x86")).isCloseTo(10 * billed / 1_000.0, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"262144, 1", "262145, 2", "327680, 2", "327681, 3", "1048576, 13"})
    @DisplayName("An event is one request up to 256 KB, and one more for every 64 KB begun; a synchronous one is one")
    void requests(long bytes, long billed) throws InvalidRun {
        Design event = Facts.sending(function("Function"), Interactions.INVOKE_ASYNC);
        event = event.with(event.connections().get(0).with(Call.PAYLOAD, bytes));
        assertThat(usage(run(event, ONE, 1.9), "request")).isEqualTo(billed);
        Design call = Facts.sending(function("Function"), Interactions.INVOKE);
        call = call.with(call.connections().get(0).with(Call.PAYLOAD, bytes));
        assertThat(usage(run(call, ONE, 1.9), "request")).isEqualTo(1);
    }

    @Test
    @DisplayName("Logs are billed by what each invocation writes")
    void logs() throws InvalidRun {
        Result r = ten(function("Function").with(Function.LOG_SIZE, 3 * KB));
        assertThat(usage(r, "logs-gb")).isCloseTo(10 * 3 / 1_024.0 / 1_024, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"zip, x86_64, 143", "image, x86_64, 358", "zip, arm64, 125"})
    @DisplayName("Images start more slowly than zip archives, arm64 faster: measured means of nodejs22.x (lambda-perf)")
    void packageAndProcessor(String packageType, String architecture, double mean) throws InvalidRun {
        Component f = Component.of("Function", Function.KIND)
                .with(Function.PACKAGE_TYPE, packageType)
                .with(Function.ARCHITECTURE, architecture)
                .with(Function.IDLE_EXPIRY, ms(1));
        Result r = run(Facts.sending(f, Interactions.INVOKE), new Traffic.Constant(0.2), 5 * 2_000);
        assertThat(of(r, "Function").times().get("InitDuration").mean()).isCloseTo(mean, Percentage.withPercentage(4));
    }
}
