package fanfare.simulator.behaviour;

import fanfare.simulator.kernel.RandomStream;
import java.util.Arrays;

/**
 * Sessions of clients, each under a number: those that are established stand in a row, the open ones first, so that one
 * of either sort is found by one draw. A session that is connecting stands outside the row.
 */
final class Sessions {
    static final int NONE = -1;

    private static final byte NEW = 0;
    private static final byte ESTABLISHED = 1;
    private static final byte CONNECTING = 2;
    private static final byte ENDED = 3;

    private int[] row = new int[16];
    private int[] place = new int[16];
    private int[] source = new int[16];
    private byte[] state = new byte[16];
    private int[] free = new int[16];
    private int freeCount;
    private int used;
    private int size;
    private int open;

    /** How many are established. */
    int size() {
        return size;
    }

    /** A new session, not yet established. */
    int begin(int ofSource) {
        int s = freeCount > 0 ? free[--freeCount] : next();
        source[s] = ofSource;
        state[s] = NEW;
        place[s] = NONE;
        return s;
    }

    private int next() {
        if (used == state.length) {
            row = Arrays.copyOf(row, used * 2);
            place = Arrays.copyOf(place, used * 2);
            source = Arrays.copyOf(source, used * 2);
            state = Arrays.copyOf(state, used * 2);
            free = Arrays.copyOf(free, used * 2);
        }
        return used++;
    }

    /** Whose session it is. */
    int source(int s) {
        return source[s];
    }

    /** Has never been open. */
    boolean isNew(int s) {
        return state[s] == NEW;
    }

    /** Waits for its connection to open again. */
    boolean isConnecting(int s) {
        return state[s] == CONNECTING;
    }

    /** Its client has left while it was connecting. */
    boolean hasEnded(int s) {
        return state[s] == ENDED;
    }

    boolean isOpen(int s) {
        return place[s] != NONE && place[s] < open;
    }

    /** Takes it out of the row until its connection is open. */
    void connecting(int s) {
        if (state[s] != NEW) {
            leaveRow(s);
            state[s] = CONNECTING;
        }
    }

    /** The first connection of a session is open: from now on its length counts. */
    void started(int s) {
        state[s] = CONNECTING;
    }

    /** The client leaves while it is connecting. */
    void ended(int s) {
        state[s] = ENDED;
    }

    /** Its connection is open. */
    void open(int s) {
        if (state[s] != ENDED) {
            state[s] = ESTABLISHED;
        }
        put(s, size++);
        swap(place[s], open++);
    }

    /** Its connection is closed, but its client is still there. */
    void closed(int s) {
        if (state[s] == CONNECTING) {
            state[s] = ESTABLISHED;
            put(s, size++);
        } else {
            swap(place[s], --open);
        }
    }

    /** The session is over. */
    void forget(int s) {
        leaveRow(s);
        free[freeCount++] = s;
    }

    /** Any established session, or {@link #NONE}. */
    int any(RandomStream random) {
        return size == 0 ? NONE : row[random.nextInt(size)];
    }

    /** Any session with an open connection, or {@link #NONE}. */
    int anyOpen(RandomStream random) {
        return open == 0 ? NONE : row[random.nextInt(open)];
    }

    private void leaveRow(int s) {
        if (place[s] == NONE) {
            return;
        }
        if (place[s] < open) {
            swap(place[s], --open);
        }
        swap(place[s], --size);
        place[s] = NONE;
    }

    private void put(int s, int at) {
        row[at] = s;
        place[s] = at;
    }

    private void swap(int a, int b) {
        int s = row[a];
        put(row[b], a);
        put(s, b);
    }
}
