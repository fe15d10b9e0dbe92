package fanfare.simulator.behaviour;

import fanfare.model.kind.DailyLevels;
import fanfare.model.kind.Function;
import fanfare.simulator.measure.TimeAverage;
import java.util.Arrays;
import java.util.List;

/**
 * Execution environments that are kept ready, as many as a schedule says. More are allocated at 6,000 a minute and
 * initialise before they are ready; fewer are given up as soon as they are idle. Each is billed from the time at which it
 * is enabled until it is disabled, rounded up to 5 minutes (Lambda pricing).
 */
final class ProvisionedConcurrency {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long ALLOCATION = MINUTE / 6_000;
    private static final long BILLED_STEP = 5 * MINUTE;
    /** Longest init of a provisioned environment unless the function's time-out is longer (Lambda life cycle). */
    private static final long INIT_LIMIT = 130 * SECOND;

    private final FunctionBehaviour function;
    private final Environments env;
    private final InitTime initTime;
    private final FunctionBill bill;
    private final int levelTimer;
    private final int allocatedTimer;
    private final List<DailyLevels.Step> schedule;
    private final long initLimit;
    private final TimeAverage allocated;
    private final TimeAverage environments;
    private int level;
    private int surplus;
    private long[] enabledAt;
    private long measuredFrom;

    ProvisionedConcurrency(
            FunctionBehaviour function,
            Environments env,
            InitTime initTime,
            FunctionBill bill,
            int levelTimer,
            int allocatedTimer) {
        Site site = function.site;
        this.function = function;
        this.env = env;
        this.initTime = initTime;
        this.bill = bill;
        this.levelTimer = levelTimer;
        this.allocatedTimer = allocatedTimer;
        level = Math.toIntExact(
                site.component().value(Function.PROVISIONED_CONCURRENCY).orElse(0L));
        schedule = site.component()
                .value(Function.PROVISIONED_SCHEDULE)
                .map(text -> DailyLevels.of(text).steps())
                .orElse(List.of());
        initLimit = Math.max(INIT_LIMIT, site.get(Function.TIMEOUT));
        allocated = site.level("AllocatedProvisionedConcurrency");
        environments = site.level("Environments");
        enabledAt = new long[level];
    }

    /** What holds at the beginning is ready at the beginning. */
    void start() {
        for (int i = 0; i < level; i++) {
            ready();
        }
        for (int i = 0; i < schedule.size(); i++) {
            function.loop.at(schedule.get(i).minute() * MINUTE, function.self, levelTimer, i);
        }
    }

    /** True if some environments are to be ready. */
    boolean wanted() {
        return level > 0;
    }

    private void ready() {
        int e = env.create();
        env.provisioned[e] = true;
        env.extra[e] = initTime.firstInvocation();
        env.connect(e);
        env.restProvisioned(e);
        allocated.add(function.now(), 1);
        environments.add(function.now(), 1);
    }

    /** A time of the day has come. */
    void due(int step) {
        function.after(DAY, levelTimer, step);
        int next = Math.toIntExact(schedule.get(step).level());
        if (next > level) {
            raise(next);
        } else {
            lower(next);
        }
    }

    private void raise(int next) {
        if (enabledAt.length < next) {
            enabledAt = Arrays.copyOf(enabledAt, next);
        }
        Arrays.fill(enabledAt, level, next, function.now());
        int kept = Math.min(surplus, next - level);
        surplus -= kept;
        for (int i = 1; i <= next - level - kept; i++) {
            initialise(i * ALLOCATION);
        }
        level = next;
    }

    private void initialise(long allocation) {
        long init = initTime.init();
        boolean stopped = init > initLimit;
        function.after(allocation + (stopped ? initLimit : init), allocatedTimer, stopped ? 0 : 1);
    }

    /** An environment has initialised, or has been stopped while it did. */
    void initialised(boolean done) {
        if (surplus > 0) {
            surplus--;
        } else if (done) {
            ready();
        } else {
            initialise(ALLOCATION);
        }
    }

    private void lower(int next) {
        for (int i = next; i < level; i++) {
            long steps = (function.now() - enabledAt[i] + BILLED_STEP - 1) / BILLED_STEP;
            pay(i, enabledAt[i] + steps * BILLED_STEP);
        }
        surplus += level - next;
        level = next;
        while (surplus > 0) {
            int e = env.wakeProvisioned();
            if (e == Environments.NONE) {
                return;
            }
            giveUp(e);
        }
    }

    private void giveUp(int e) {
        surplus--;
        env.discard(e);
        allocated.add(function.now(), -1);
        environments.add(function.now(), -1);
    }

    /** An environment has become idle. */
    void rest(int e) {
        if (surplus > 0) {
            giveUp(e);
        } else {
            env.restProvisioned(e);
        }
    }

    private void pay(int i, long until) {
        bill.allocated(until - Math.max(enabledAt[i], measuredFrom));
    }

    void warmedUp(long now) {
        measuredFrom = now;
    }

    void close(long now) {
        for (int i = 0; i < level; i++) {
            pay(i, now);
        }
    }
}
