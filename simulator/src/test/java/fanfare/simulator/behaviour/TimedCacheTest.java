package fanfare.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Streams;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is kept for how long, and which keys are drawn. */
class TimedCacheTest {
    private final RandomStream random = new Streams(1, 0).of("test", "keys");

    @Test
    @DisplayName("A key is kept for its life, and not at its end")
    void life() {
        TimedCache cache = new TimedCache(3, 100, 3);
        assertThat(cache.holds(1, 0)).isFalse();
        cache.keep(1, 10);
        assertThat(cache.holds(1, 109)).isTrue();
        assertThat(cache.holds(1, 110)).isFalse();
        assertThat(cache.holds(0, 50)).isFalse();
    }

    @Test
    @DisplayName("A key that is kept already is not kept for longer")
    void notLonger() {
        TimedCache cache = new TimedCache(1, 100, 1);
        cache.keep(0, 0);
        cache.keep(0, 50);
        assertThat(cache.holds(0, 99)).isTrue();
        assertThat(cache.holds(0, 100)).isFalse();
        cache.keep(0, 100);
        assertThat(cache.holds(0, 199)).isTrue();
    }

    @Test
    @DisplayName("A life of 0 keeps nothing, and neither does a cache in which nothing fits")
    void nothing() {
        TimedCache none = new TimedCache(1, 0, 1);
        none.keep(0, 5);
        assertThat(none.holds(0, 5)).isFalse();
        TimedCache small = new TimedCache(1, 100, 0);
        small.keep(0, 5);
        assertThat(small.holds(0, 5)).isFalse();
    }

    @Test
    @DisplayName("A full cache gives up what would expire first")
    void full() {
        TimedCache cache = new TimedCache(5, 100, 2);
        cache.keep(0, 0);
        cache.keep(1, 10);
        cache.keep(2, 20);
        assertThat(cache.holds(0, 20)).isFalse();
        assertThat(cache.holds(1, 20)).isTrue();
        assertThat(cache.holds(2, 20)).isTrue();
        cache.keep(3, 30);
        assertThat(cache.holds(1, 30)).isFalse();
        assertThat(cache.holds(3, 30)).isTrue();
    }

    @Test
    @DisplayName("What has expired makes room before anything else")
    void expired() {
        TimedCache cache = new TimedCache(5, 100, 2);
        cache.keep(0, 0);
        cache.keep(1, 50);
        cache.keep(2, 100);
        assertThat(cache.holds(1, 100)).isTrue();
        assertThat(cache.holds(2, 100)).isTrue();
        cache.keep(0, 200);
        cache.keep(3, 200);
        assertThat(cache.holds(0, 200)).isTrue();
        assertThat(cache.holds(3, 200)).isTrue();
    }

    @Test
    @DisplayName("Without skew all keys are drawn equally often")
    void evenly() {
        Zipf keys = new Zipf(4, 0);
        int[] drawn = new int[4];
        for (int i = 0; i < 40_000; i++) {
            drawn[keys.next(random)]++;
        }
        assertThat(keys.size()).isEqualTo(4);
        for (int count : drawn) {
            assertThat(count).isCloseTo(10_000, Offset.offset(400));
        }
    }

    @Test
    @DisplayName("Zipf's law with exponent 1: the first twice as often as the second, thrice as often as the third")
    void zipf() {
        Zipf keys = new Zipf(3, 1);
        int[] drawn = new int[3];
        for (int i = 0; i < 110_000; i++) {
            drawn[keys.next(random)]++;
        }
        assertThat(drawn[0]).isCloseTo(60_000, Offset.offset(1_000));
        assertThat(drawn[1]).isCloseTo(30_000, Offset.offset(900));
        assertThat(drawn[2]).isCloseTo(20_000, Offset.offset(800));
    }
}
