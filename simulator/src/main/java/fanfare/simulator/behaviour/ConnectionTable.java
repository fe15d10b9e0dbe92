package fanfare.simulator.behaviour;

import fanfare.simulator.measure.TimeAverage;
import java.util.Arrays;

/**
 * Who is connected to a component: at most one connection per sender and session, and for senders that do not tell their
 * connections apart a pool that grows when all of it is in use. A connection that ends while requests run on it counts
 * until they are answered.
 */
final class ConnectionTable {
    private final long limit;
    private final TimeAverage level;
    /** By sender and session: odd while connected; changes whenever a connection begins or ends. */
    private final int[][] stamp;

    private final int[][] running;
    private final int[] unused;

    /**
     * @param limit most connections
     * @param senders how many components there may be
     * @param level where their number is recorded
     */
    ConnectionTable(long limit, int senders, TimeAverage level) {
        this.limit = limit;
        this.level = level;
        stamp = new int[senders][];
        running = new int[senders][];
        unused = new int[senders];
    }

    /** Open connections. */
    long count() {
        return level.current();
    }

    /** Whether a request need not connect first. */
    boolean isConnected(int from, int session) {
        return session == Requests.NONE ? unused[from] > 0 : isOpen(from, session);
    }

    private boolean isOpen(int from, int session) {
        return stamp[from] != null && session < stamp[from].length && (stamp[from][session] & 1) != 0;
    }

    /** Opens a connection; false if there are too many. */
    boolean open(long now, int from, int session) {
        if (level.current() >= limit) {
            return false;
        }
        level.add(now, 1);
        if (session == Requests.NONE) {
            unused[from]++;
        } else {
            reserve(from, session);
            stamp[from][session]++;
            running[from][session] = 0;
        }
        return true;
    }

    private void reserve(int from, int session) {
        if (stamp[from] == null) {
            stamp[from] = new int[16];
            running[from] = new int[16];
        }
        if (session >= stamp[from].length) {
            int size = Math.max(2 * stamp[from].length, session + 1);
            stamp[from] = Arrays.copyOf(stamp[from], size);
            running[from] = Arrays.copyOf(running[from], size);
        }
    }

    /** A request begins to use an open connection; to be given back at its end. */
    int use(int from, int session) {
        if (session == Requests.NONE) {
            unused[from]--;
            return 0;
        }
        running[from][session]++;
        return stamp[from][session];
    }

    /** A request no longer uses its connection; false if that has ended meanwhile. */
    boolean giveBack(long now, int from, int session, int used) {
        if (session == Requests.NONE) {
            unused[from]++;
            return true;
        }
        if (stamp[from][session] == used) {
            running[from][session]--;
            return true;
        }
        level.add(now, -1);
        return false;
    }

    /** Ends a connection; false if it was not open. */
    boolean close(long now, int from, int session) {
        if (!isOpen(from, session)) {
            return false;
        }
        stamp[from][session]++;
        level.add(now, running[from][session] - 1);
        return true;
    }
}
