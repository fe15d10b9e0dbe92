package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.MB;
import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.simulator.measure.Counter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Capacity units of a load balancer against Elastic Load Balancing pricing, in billionths of a unit for an hour. */
class LoadBalancerUnitsTest {
    private static final long HOUR = 60 * MINUTE;
    private static final long UNIT = 1_000_000_000L;

    private final Counter billed = new Counter();

    private LoadBalancerUnits units(long perConnection, long idle, long rules) {
        return new LoadBalancerUnits(billed, UNIT, perConnection, idle, rules, 3 * HOUR);
    }

    private static void requests(LoadBalancerUnits units, int count, long every, long bytes, boolean byFunction) {
        for (int i = 0; i < count; i++) {
            units.arrive(i * every);
            units.leave(i * every, bytes, byFunction);
        }
    }

    @Test
    @DisplayName("25 new connections a second are one unit")
    void newConnections() {
        LoadBalancerUnits units = units(1, 0, 1);
        requests(units, 25 * 3_600, HOUR / (25 * 3_600), 0, true);
        units.close(HOUR);
        assertThat(billed.value()).isEqualTo(UNIT);
    }

    @Test
    @DisplayName("Ten requests over each connection make a tenth of the new connections")
    void sharedConnections() {
        LoadBalancerUnits units = units(10, 0, 1);
        requests(units, 25 * 3_600, HOUR / (25 * 3_600), 0, true);
        units.close(HOUR);
        assertThat(billed.value()).isEqualTo(UNIT / 10);
    }

    @Test
    @DisplayName("3,000 open connections are one unit: here 300 requests that are answered after the hour")
    void openConnections() {
        LoadBalancerUnits units = units(1, 0, 1);
        for (int i = 0; i < 300; i++) {
            units.arrive(0);
        }
        units.close(HOUR);
        assertThat(billed.value()).isEqualTo(UNIT / 10);
    }

    /** 300 connections for so many seconds of an hour. */
    private static long open(long seconds) {
        return StrictMath.round(300 * seconds / 3_600.0 / 3_000 * UNIT);
    }

    @Test
    @DisplayName("Each hour has its own part of the time that a connection is idle; after the end there is none")
    void idleOverHours() {
        LoadBalancerUnits units = units(1, 4_000 * SECOND, 1);
        for (int i = 0; i < 300; i++) {
            units.arrive(HOUR - 200 * SECOND);
            units.leave(HOUR - 200 * SECOND, 0, true);
        }
        units.arrive(3 * HOUR);
        assertThat(billed.value()).isEqualTo(first(200) + open(3_600) + open(200));
        units.leave(3 * HOUR, 0, true);
        units.close(3 * HOUR);
        assertThat(billed.value()).isEqualTo(first(200) + open(3_600) + open(200) + UNIT / 90_000);
    }

    /** The hour of the requests: new connections weigh less than their time here. */
    private static long first(long seconds) {
        return Math.max(open(seconds), StrictMath.round(300 / 90_000.0 * UNIT));
    }

    @Test
    @DisplayName("1 GB an hour is one unit, and so is 0.4 GB where a function answers")
    void bytes() {
        LoadBalancerUnits units = units(1, 0, 1);
        requests(units, 1_024, SECOND, MB, false);
        units.close(HOUR);
        assertThat(billed.value()).isEqualTo(UNIT);
        billed.reset();
        LoadBalancerUnits toFunction = units(1, 0, 1);
        requests(toFunction, 1_024, SECOND, MB * 2 / 5, true);
        toFunction.close(HOUR);
        assertThat(billed.value()).isBetween(UNIT - 10_000, UNIT);
    }

    @Test
    @DisplayName("1,000 rule evaluations a second beyond the first ten rules are one unit")
    void rules() {
        LoadBalancerUnits ten = units(1_000_000, 0, 10);
        requests(ten, 36_000, HOUR / 36_000, 0, true);
        ten.close(HOUR);
        assertThat(billed.value()).isEqualTo(UNIT * 36_000 / 90_000 / 1_000_000);
        billed.reset();
        LoadBalancerUnits hundred = units(1_000_000, 0, 110);
        requests(hundred, 36_000, HOUR / 36_000, 0, true);
        hundred.close(HOUR);
        assertThat(billed.value()).isEqualTo(UNIT);
    }

    @Test
    @DisplayName("Of every hour the largest dimension counts, not of the whole")
    void byTheHour() {
        LoadBalancerUnits units = units(1, 0, 1);
        requests(units, 90_000, HOUR / 90_000, 0, false);
        units.arrive(HOUR);
        units.leave(HOUR, 1_024 * MB - 1_024, false);
        units.close(2 * HOUR);
        assertThat(billed.value()).isBetween(2 * UNIT - 2_000, 2 * UNIT - 1);
    }

    @Test
    @DisplayName("What was before the warm-up's end is not billed; its open connections go on")
    void restart() {
        LoadBalancerUnits units = units(1, 0, 1);
        requests(units, 90_000, 1, 0, false);
        units.arrive(MINUTE);
        units.restart(2 * MINUTE);
        units.close(2 * MINUTE + HOUR);
        assertThat(billed.value()).isEqualTo(StrictMath.round(UNIT / 3_000.0));
    }
}
