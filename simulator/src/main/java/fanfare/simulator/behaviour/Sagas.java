package fanfare.simulator.behaviour;

import fanfare.simulator.measure.Counter;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which steps of every running execution are done and which are undone, a bit each, and how the executions end: one that
 * fails, or that begins to compensate, is compensated if all its steps are undone, and else left inconsistent.
 */
final class Sagas {
    private static final int NONE = -1;

    private final int[] step;
    private final int[] undoes;
    private final boolean[] compensates;
    private final boolean saysWhatIsUndone;
    private final Counter run;
    private final Counter failures;
    private final Counter compensated;
    private final Counter inconsistent;
    private BitSet[] done = new BitSet[0];
    private BitSet[] undone = new BitSet[0];
    private boolean[] undoing = new boolean[0];
    private boolean[] failed = new boolean[0];
    private int[] free = new int[0];
    private int freeCount;
    private int used;

    Sagas(Site site, WorkflowStates states) {
        step = states.steps();
        undoes = states.undone();
        compensates = states.compensations();
        saysWhatIsUndone = Arrays.stream(undoes).anyMatch(u -> u != NONE);
        run = site.count("CompensationsRun");
        failures = site.count("CompensationsFailed");
        compensated = site.count("SagasCompensated");
        inconsistent = site.count("SagasInconsistent");
    }

    /** An execution begins. */
    int begin() {
        int saga = freeCount > 0 ? free[--freeCount] : create();
        done[saga].clear();
        undone[saga].clear();
        undoing[saga] = false;
        failed[saga] = false;
        return saga;
    }

    private int create() {
        if (used == free.length) {
            int more = Math.max(16, 2 * used);
            done = Arrays.copyOf(done, more);
            undone = Arrays.copyOf(undone, more);
            undoing = Arrays.copyOf(undoing, more);
            failed = Arrays.copyOf(failed, more);
            free = Arrays.copyOf(free, more);
        }
        done[used] = new BitSet();
        undone[used] = new BitSet();
        return used++;
    }

    /** True for states that are a step or a compensation. */
    boolean concerns(int state) {
        return step[state] != NONE || compensates[state];
    }

    /** A task has come to a good end. */
    void succeeded(int saga, int state) {
        if (compensates[state]) {
            run.increment();
            undoing[saga] = true;
            if (undoes[state] != NONE) {
                undone[saga].set(undoes[state]);
            }
        }
        if (step[state] != NONE) {
            done[saga].set(step[state]);
        }
    }

    /** A task was given up. */
    void failed(int saga, int state) {
        if (compensates[state]) {
            failures.increment();
            undoing[saga] = true;
            failed[saga] = true;
        }
    }

    /** An execution has ended. */
    void end(int saga, boolean ok) {
        free[freeCount++] = saga;
        if (ok && !undoing[saga] || done[saga].isEmpty()) {
            return;
        }
        boolean whole = !failed[saga] && (saysWhatIsUndone ? isAllUndone(saga) : undoing[saga]);
        (whole ? compensated : inconsistent).increment();
    }

    private boolean isAllUndone(int saga) {
        BitSet left = (BitSet) done[saga].clone();
        left.andNot(undone[saga]);
        return left.isEmpty();
    }
}
