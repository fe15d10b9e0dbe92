package fanfare.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Egalitarian processor sharing by hand. */
class ProcessorSharingTest {
    @Test
    @DisplayName("A job alone ends after its own work; nobody uses more than one processor")
    void alone() {
        ProcessorSharing two = new ProcessorSharing(2);
        assertThat(two.next()).isEqualTo(ProcessorSharing.NEVER);
        two.add(100, 7, 50);
        assertThat(two.next()).isEqualTo(150);
        assertThat(two.utilization()).isEqualTo(0.5);
        assertThat(two.isDone(149)).isFalse();
        assertThat(two.isDone(150)).isTrue();
        assertThat(two.firstWork()).isEqualTo(50);
        assertThat(two.take()).isEqualTo(7);
        assertThat(two.size()).isZero();
        assertThat(two.utilization()).isZero();
        assertThat(two.used(150)).isEqualTo(50);
    }

    @Test
    @DisplayName("As many jobs as processors do not disturb each other; one more slows all to 2/3")
    void shared() {
        ProcessorSharing two = new ProcessorSharing(2);
        two.add(0, 1, 300);
        two.add(0, 2, 600);
        assertThat(two.next()).isEqualTo(300);
        two.add(150, 3, 450);
        // The first has 150 left at a rate of 2/3.
        assertThat(two.next()).isEqualTo(150 + 225);
        assertThat(two.utilization()).isEqualTo(1);
        assertThat(two.isDone(374)).isFalse();
        assertThat(two.isDone(375)).isTrue();
        assertThat(two.take()).isEqualTo(1);
        // Both others have 300 left and a processor each.
        assertThat(two.next()).isEqualTo(675);
        assertThat(two.used(675)).isCloseTo(2 * 675, Offset.offset(1e-6));
    }

    @Test
    @DisplayName("Jobs end in the order of what is left to do, however they came")
    void order() {
        ProcessorSharing one = new ProcessorSharing(1);
        int[] work = {50, 20, 90, 10, 70, 40, 80, 30, 60, 100, 15, 25, 35, 45, 55, 65, 75};
        for (int i = 0; i < work.length; i++) {
            one.add(0, i, work[i]);
        }
        long before = 0;
        for (int i = 0; i < work.length; i++) {
            long due = one.next();
            assertThat(due).isGreaterThan(before);
            assertThat(one.isDone(due)).isTrue();
            long own = one.firstWork();
            assertThat(work[one.take()]).isEqualTo((int) own);
            before = due;
        }
        assertThat(before).isEqualTo(java.util.Arrays.stream(work).sum());
        assertThat(one.next()).isEqualTo(ProcessorSharing.NEVER);
    }

    @Test
    @DisplayName("Fewer processors slow the running jobs, none stops them")
    void resized() {
        ProcessorSharing p = new ProcessorSharing(1);
        p.add(0, 1, 100);
        p.resize(40, 0.5);
        assertThat(p.isDone(40)).isFalse();
        assertThat(p.next()).isEqualTo(40 + 120);
        p.resize(100, 0);
        assertThat(p.next()).isEqualTo(ProcessorSharing.NEVER);
        assertThat(p.isDone(1_000)).isFalse();
        assertThat(p.utilization()).isEqualTo(1);
        p.resize(1_000, 1);
        assertThat(p.next()).isEqualTo(1_030);
    }
}
