package fanfare.app.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A line on standard error that shows how far a run is: on a terminal only, and ten times a second at most. It is removed
 * at the end of the run, and when the user interrupts it.
 */
final class ProgressBar implements AutoCloseable {
    private static final int CELLS = 30;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final String label;
    private final LongSupplier clock;
    private final long begun;
    private final Thread onInterrupt = new Thread(this::clear);
    private long next;
    private boolean drawn;

    ProgressBar(Terminal terminal, String label) {
        this(terminal, label, System::nanoTime);
    }

    ProgressBar(Terminal terminal, String label, LongSupplier clock) {
        this.terminal = terminal;
        this.label = label;
        this.clock = clock;
        begun = clock.getAsLong();
        next = begun + PAUSE;
        if (terminal.errIsTerminal()) {
            Runtime.getRuntime().addShutdownHook(onInterrupt);
        }
    }

    /** Shows a share between 0 and 1; any thread may call it. */
    synchronized void show(double share) {
        if (!terminal.errIsTerminal()) {
            return;
        }
        long now = clock.getAsLong();
        if (now - next >= 0) {
            next = now + PAUSE;
            drawn = true;
            print(CLEAR + line(share, now - begun));
        }
    }

    private String line(double share, long elapsed) {
        int full = (int) Math.floor(Math.max(0, Math.min(1, share)) * CELLS);
        return label + "  " + "█".repeat(full) + "░".repeat(CELLS - full) + "  " + (int) Math.floor(share * 100)
                + " %  " + TimeUnit.NANOSECONDS.toSeconds(elapsed) + " s";
    }

    private synchronized void clear() {
        if (drawn) {
            drawn = false;
            print(CLEAR);
        }
    }

    private void print(String text) {
        terminal.err().print(text);
        terminal.err().flush();
    }

    @Override
    public void close() {
        if (terminal.errIsTerminal()) {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        }
        clear();
    }
}
