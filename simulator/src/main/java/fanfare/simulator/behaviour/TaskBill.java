package fanfare.simulator.behaviour;

import fanfare.model.kind.Container;
import fanfare.model.kind.Function;
import fanfare.simulator.measure.Counter;

/** What tasks cost: vCPU, memory and disk by the second from the start of the image pull, a minute at least. */
final class TaskBill {
    private static final long SECOND = 1_000_000_000L;
    private static final long LEAST = 60 * SECOND;
    private static final long MB = 1_024 * 1_024;
    private static final long FREE_STORAGE = 20 * 1_024;

    private final long units;
    private final long memory;
    private final long storage;
    private final long logSize;
    private final Counter billedUnits;
    private final Counter billedMemory;
    private final Counter billedStorage;
    private final Counter billedLogs;

    TaskBill(Site site, long units) {
        this.units = units;
        memory = site.get(Container.MEMORY);
        storage = Math.max(0, site.get(Container.EPHEMERAL_STORAGE) / MB - FREE_STORAGE);
        logSize = site.get(Container.LOG_SIZE);
        boolean arm = site.get(Container.ARCHITECTURE).equals("arm64");
        boolean spot = site.get(Container.CAPACITY_PROVIDER).equals("spot");
        billedUnits = site.meter(
                spot
                        ? arm ? Container.SPOT_VCPU_ARM : Container.SPOT_VCPU_X86
                        : arm ? Container.VCPU_ARM : Container.VCPU_X86);
        billedMemory = site.meter(
                spot
                        ? arm ? Container.SPOT_MEMORY_ARM : Container.SPOT_MEMORY_X86
                        : arm ? Container.MEMORY_ARM : Container.MEMORY_X86);
        billedStorage = site.meter(Container.EPHEMERAL);
        billedLogs = site.meter(Function.LOGS);
    }

    /** A task ends that was billed up to {@code since} and began to pull its image at {@code pulled}. */
    void ended(long now, long since, long pulled) {
        add(Math.max(now, pulled + LEAST) - since);
    }

    /** The run ends while a task goes on. */
    void goesOn(long now, long since) {
        add(now - since);
    }

    private void add(long time) {
        long seconds = (time + SECOND - 1) / SECOND;
        billedUnits.add(units * seconds);
        billedMemory.add(memory * seconds);
        billedStorage.add(storage * seconds);
    }

    /** A request or a started task has ended. */
    void logged() {
        billedLogs.add(logSize);
    }
}
