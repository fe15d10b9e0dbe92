package fanfare.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the process has used of the processors, garbage collection and compiling included. On an idle machine one thread's
 * work takes as much of it as of wall time; on a busy one the others' turns are not counted.
 */
final class ProcessorTime {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ProcessorTime() {}

    /** Processor time so far, in nanoseconds. */
    static long now() {
        return SYSTEM.getProcessCpuTime();
    }
}
