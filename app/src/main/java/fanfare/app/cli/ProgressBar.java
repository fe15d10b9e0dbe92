package fanfare.app.cli;

import java.util.concurrent.TimeUnit;

/** A line on standard error that shows how far a run is: on a terminal only, ten times a second at most. */
final class ProgressBar implements AutoCloseable {
    private static final int CELLS = 30;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final String label;
    private final long begun = System.nanoTime();
    private long next = begun + PAUSE;
    private boolean drawn;

    ProgressBar(Terminal terminal, String label) {
        this.terminal = terminal;
        this.label = label;
    }

    /** Shows a share between 0 and 1; any thread may call it. */
    synchronized void show(double share) {
        long now = System.nanoTime();
        if (terminal.errIsTerminal() && now - next >= 0) {
            next = now + PAUSE;
            drawn = true;
            terminal.err().print(CLEAR + text(share, now - begun));
            terminal.err().flush();
        }
    }

    String text(double share, long elapsed) {
        int full = (int) Math.floor(Math.max(0, Math.min(1, share)) * CELLS);
        return label + "  " + "█".repeat(full) + "░".repeat(CELLS - full) + "  " + (int) Math.floor(share * 100)
                + " %  " + TimeUnit.NANOSECONDS.toSeconds(elapsed) + " s";
    }

    /** Removes the line. */
    @Override
    public synchronized void close() {
        if (drawn) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
        }
    }
}
