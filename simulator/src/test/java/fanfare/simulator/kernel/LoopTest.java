package fanfare.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopTest {
    private final Loop loop = new Loop();
    private final List<String> story = new ArrayList<>();

    private Loop.Handler teller(String name) {
        return new Loop.Handler() {
            @Override
            protected void on(int what, int subject) {
                story.add(loop.now() + " " + name + " " + what + " " + subject);
            }
        };
    }

    @Test
    void handsEachEventToItsComponentInOrderOfTimeThenOfScheduling() {
        loop.handlers(new Loop.Handler[] {teller("a"), teller("b")});
        loop.at(20, 1, 255, -1);
        loop.at(10, 0, 1, Integer.MAX_VALUE);
        loop.at(20, 0, 2, Integer.MIN_VALUE);
        loop.after(5, 1, 0, 0);
        assertThat(loop.run(20, Loop.Watch.ALWAYS)).isTrue();
        assertThat(story).containsExactly("5 b 0 0", "10 a 1 2147483647", "20 b 255 -1", "20 a 2 -2147483648");
        assertThat(loop.events()).isEqualTo(4);
    }

    @Test
    void namesUpToSixteenMillionComponents() {
        Loop.Handler[] handlers = new Loop.Handler[Loop.MAX_COMPONENTS];
        handlers[Loop.MAX_COMPONENTS - 1] = teller("last");
        loop.handlers(handlers);
        loop.at(1, Loop.MAX_COMPONENTS - 1, 200, 7);
        loop.run(1, Loop.Watch.ALWAYS);
        assertThat(story).containsExactly("1 last 200 7");
    }

    @Test
    void stopsAtTheHorizonAndGoesOnFromThere() {
        loop.handlers(new Loop.Handler[] {teller("a")});
        loop.at(100, 0, 1, 1);
        assertThat(loop.run(50, Loop.Watch.ALWAYS)).isTrue();
        assertThat(loop.now()).isEqualTo(50);
        loop.after(10, 0, 2, 2);
        loop.at(0, 0, 3, 3);
        loop.run(100, Loop.Watch.ALWAYS);
        assertThat(story).containsExactly("50 a 3 3", "60 a 2 2", "100 a 1 1");
    }

    @Test
    void aDelayBeyondTheRangeOfTimeNeverComes() {
        loop.handlers(new Loop.Handler[] {teller("a")});
        loop.at(10, 0, 0, 0);
        loop.run(10, Loop.Watch.ALWAYS);
        loop.after(Long.MAX_VALUE, 0, 9, 9);
        loop.run(Long.MAX_VALUE - 1, Loop.Watch.ALWAYS);
        assertThat(story).containsExactly("10 a 0 0");
    }

    @Test
    void asksTheWatchEvery4096EventsAndObeys() {
        List<Long> asked = new ArrayList<>();
        loop.handlers(new Loop.Handler[] {clock(10)});
        loop.at(0, 0, 0, 0);
        boolean finished = loop.run(1_000_000, (now, events) -> {
            asked.add(now);
            return asked.size() < 3;
        });
        assertThat(finished).isFalse();
        assertThat(asked).containsExactly(40_950L, 81_910L, 122_870L);
        assertThat(loop.events()).isEqualTo(3 * 4096);
        assertThat(loop.now()).isEqualTo(122_870);
    }

    @Test
    void theFingerprintTellsRunsApart() {
        assertThat(fingerprint(10, 1000)).isEqualTo(fingerprint(10, 1000));
        assertThat(fingerprint(10, 1000)).isNotEqualTo(fingerprint(11, 1000)).isNotEqualTo(fingerprint(10, 1010));
    }

    private long fingerprint(long period, long until) {
        Loop fresh = new Loop();
        fresh.handlers(new Loop.Handler[] {
            new Loop.Handler() {
                @Override
                protected void on(int what, int subject) {
                    fresh.after(period, 0, what, subject);
                }
            }
        });
        fresh.at(0, 0, 0, 0);
        fresh.run(until, Loop.Watch.ALWAYS);
        return fresh.fingerprint();
    }

    private Loop.Handler clock(long period) {
        return new Loop.Handler() {
            @Override
            protected void on(int what, int subject) {
                loop.after(period, 0, what, subject);
            }
        };
    }
}
