package fanfare.simulator.behaviour;

import java.util.Arrays;

/** Which clients of a proxy are pinned, and the database connection that each keeps between its queries. */
final class PinnedClients {
    static final int NONE = -1;
    private static final int UNPINNED = 0;
    private static final int EMPTY = 1;

    /** By sender and session: unpinned, pinned without a connection, or the connection's number and 2. */
    private final int[][] state;

    PinnedClients(int senders) {
        state = new int[senders][];
    }

    /** A client connects. */
    void begin(int from, int session, boolean pinned) {
        if (state[from] == null) {
            state[from] = new int[16];
        }
        if (session >= state[from].length) {
            state[from] = Arrays.copyOf(state[from], Math.max(2 * state[from].length, session + 1));
        }
        state[from][session] = pinned ? EMPTY : UNPINNED;
    }

    /** The connection that a client has kept, which it uses now. */
    int take(int from, int session) {
        if (session == Requests.NONE || state[from][session] <= EMPTY) {
            return NONE;
        }
        int connection = state[from][session] - 2;
        state[from][session] = EMPTY;
        return connection;
    }

    /** A client has used a connection; true if it keeps it. */
    boolean keep(int from, int session, int connection) {
        if (session == Requests.NONE || state[from][session] != EMPTY) {
            return false;
        }
        state[from][session] = connection + 2;
        return true;
    }

    /** A client has disconnected; the connection that it kept. */
    int end(int from, int session) {
        int connection = take(from, session);
        state[from][session] = UNPINNED;
        return connection;
    }
}
