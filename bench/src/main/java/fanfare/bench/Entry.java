package fanfare.bench;

import fanfare.simulator.kernel.HeapEventList;
import fanfare.simulator.kernel.RadixEventList;

/** Who takes part, in the order of the table. */
enum Entry {
    FLOOR("Floor: bare loop over a heap"),
    EAGER_FLOOR("Floor with an expiry event for each idle start"),
    SSJ("SSJ 3.3.2 as shipped"),
    KERNEL_ON_HEAP("Kernel on its heap"),
    KERNEL("Kernel on its radix list"),
    PRODUCT("Fanfare: the whole simulator");

    private final String title;

    Entry(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Contender contender() {
        return switch (this) {
            case FLOOR -> new Floor(true);
            case EAGER_FLOOR -> new Floor(false);
            case SSJ -> new Ssj();
            case KERNEL_ON_HEAP -> new KernelWorks(HeapEventList::new);
            case KERNEL -> new KernelWorks(RadixEventList::new);
            case PRODUCT -> new Product();
        };
    }

    /** Whether the entry differs from the others in this work. */
    boolean takesPartIn(Work work) {
        return this != EAGER_FLOOR || work == Work.C;
    }
}
