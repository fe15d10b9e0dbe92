package fanfare.simulator.behaviour;

import fanfare.model.design.Component;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import java.util.Optional;

/**
 * How long a cold start of a function takes: placement (not billed), init (billed, independent of memory), and what the
 * first invocation takes longer than later ones (billed, shrinking with memory). The code's own work runs in init with a
 * full vCPU, or inside the handler with the share that the memory gives. With SnapStart init was done when the version
 * was published, and the restore of its snapshot takes the place of init.
 */
final class InitTime {
    private static final long MEGABYTE = 1_024 * 1_024;
    /** Extra init per megabyte of a zip archive beyond the first: 35 MB add about 0.75 s. */
    private static final long PER_MEGABYTE = 20_000_000;
    /** A warm invocation of the measured functions takes about this long. */
    private static final double WARM_HELLO = 1e6;
    /** Init beyond this is stopped and begun again at the first invocation (Lambda developer guide, runtime environment). */
    static final long LIMIT = 10_000_000_000L;

    private final Sampler placement;
    private final Sampler init;
    private final Sampler work;
    private final Sampler lazyWork;
    private final double slowdown;
    private final boolean everyInvocation;
    private final boolean restores;
    private final long packageExtra;
    private final long firstInvocation;
    private final RandomStream random;

    InitTime(Site site, ColdStartData measured, double slowdown) {
        Component c = site.component();
        random = site.stream("cold start");
        placement = site.sampler(Function.PLACEMENT_TIME);
        Optional<Distribution> own = c.value(Function.INIT_TIME);
        boolean zip = c.get(Function.PACKAGE_TYPE).equals("zip");
        restores = c.get(Function.SNAP_START);
        Optional<ColdStartData.Init> data = restores
                ? measured.restore(c.get(Function.RUNTIME), c.get(Function.MEMORY))
                : measured.init(
                        c.get(Function.RUNTIME),
                        c.get(Function.PACKAGE_TYPE),
                        c.get(Function.ARCHITECTURE),
                        c.get(Function.MEMORY));
        init = site.sampler(own.or(() -> data.map(ColdStartData.Init::time)).orElse(Distribution.constant(0)));
        String at = c.get(Function.INIT_WORK_AT);
        boolean lazy = !at.equals("init");
        work = own.isPresent() || restores || lazy ? null : site.sampler(Function.INIT_WORK);
        lazyWork = lazy ? site.sampler(Function.INIT_WORK) : null;
        everyInvocation = at.equals("every-invocation");
        this.slowdown = slowdown;
        long megabytes = Math.max(0, c.get(Function.PACKAGE_SIZE) - MEGABYTE) / MEGABYTE;
        packageExtra = own.isPresent() || restores || !zip ? 0 : megabytes * PER_MEGABYTE;
        firstInvocation = own.isPresent()
                ? 0
                : (long) Math.max(0, data.map(ColdStartData.Init::firstInvokeNs).orElse(0.0) - WARM_HELLO);
    }

    long placement() {
        return placement.next(random);
    }

    /** True if a snapshot is restored in place of init. */
    boolean restores() {
        return restores;
    }

    /** Init, or the restore of a snapshot, as long as it takes. */
    long init() {
        return init.next(random) + packageExtra + (work == null ? 0 : work.next(random));
    }

    /** What the first invocation after an init does beyond later ones, inside its handler. */
    long firstInvocation() {
        return firstInvocation + (lazyWork == null || everyInvocation ? 0 : lazily());
    }

    /** What an environment must do for itself inside the handler after it was reset: init, and first uses once more. */
    long again() {
        return init() + (lazyWork == null || everyInvocation ? 0 : lazily());
    }

    boolean atEveryInvocation() {
        return everyInvocation;
    }

    /** The code's own work outside init. */
    long lazily() {
        return (long) (lazyWork.next(random) * slowdown);
    }
}
