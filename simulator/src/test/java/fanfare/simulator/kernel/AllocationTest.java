package fanfare.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fanfare.model.kind.Distribution;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A run that has reached its size allocates nothing, however long it goes on. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long SECOND = 1_000_000_000L;
    private static final long EVENTS = 2_000_000;

    private final Loop loop = new Loop();
    private final LatencyHistogram latency = new LatencyHistogram();
    private final TimeAverage level = new TimeAverage();

    @Test
    void allocatesNothingPerEvent() {
        RandomStream random = new Streams(1, 0).of("Station", "work");
        Sampler work = Sampler.of(new Distribution.LogNormal(SECOND, 1));
        loop.handlers(new Loop.Handler[] {
            new Loop.Handler() {
                @Override
                protected void on(int what, int subject) {
                    long duration = work.next(random);
                    latency.record(duration);
                    level.add(loop.now(), subject % 2 == 0 ? 1 : 2);
                    loop.after(duration, 0, what, subject);
                }
            }
        });
        for (int i = 0; i < 1000; i++) {
            loop.at(i, 0, 1, i);
        }
        run(EVENTS);
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        run(2 * EVENTS);
        long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat((double) bytes / EVENTS).isLessThan(0.1);
    }

    private void run(long events) {
        loop.run(Loop.NEVER, (now, happened) -> happened < events);
    }
}
