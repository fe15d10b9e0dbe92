package fanfare.bench;

import fanfare.simulator.kernel.HeapEventList;
import fanfare.simulator.kernel.RadixEventList;

/** Who takes part, in the order of the table. */
enum Entry {
    FLOOR("Floor: bare loop over a heap", new Floor(true)),
    EAGER_FLOOR("Floor with an expiry event for each idle start", new Floor(false)),
    SSJ("SSJ 3.3.2 as shipped", new Ssj()),
    KERNEL_ON_HEAP("Kernel on its heap", new KernelWorks(HeapEventList::new)),
    KERNEL("Kernel on its radix list", new KernelWorks(RadixEventList::new));

    private final String title;
    private final Contender contender;

    Entry(String title, Contender contender) {
        this.title = title;
        this.contender = contender;
    }

    String title() {
        return title;
    }

    Contender contender() {
        return contender;
    }

    /** Whether the entry differs from the others in this work. */
    boolean takesPartIn(Work work) {
        return this != EAGER_FLOOR || work == Work.C;
    }
}
