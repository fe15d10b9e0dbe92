package fanfare.simulator.behaviour;

import fanfare.model.kind.Call;
import java.util.List;

/**
 * The connections that the execution environments of a function keep to databases and their proxies. Who is connected is
 * known at the other end; here is decided when a connection is opened ahead of its use, and when it ends.
 */
final class HeldConnections {
    private final Outlet[] all;
    private final Outlet[] atInit;
    private final Outlet[] perInvocation;

    HeldConnections(List<Outlet> outlets) {
        List<Outlet> kept = outlets.stream().filter(Outlet::keepsSessions).toList();
        all = kept.toArray(Outlet[]::new);
        atInit = that(kept, "init");
        perInvocation = that(kept, "every-invocation");
    }

    private static Outlet[] that(List<Outlet> outlets, String connect) {
        return outlets.stream()
                .filter(o -> o.connection.get(Call.CONNECT).equals(connect))
                .toArray(Outlet[]::new);
    }

    /** An environment initialises; how long its connecting takes. */
    long begin(int environment) {
        long time = 0;
        for (Outlet o : atInit) {
            time += o.connectTime();
            o.connect(environment);
        }
        return time;
    }

    /** An invocation has ended. */
    void endInvocation(int environment) {
        for (Outlet o : perInvocation) {
            o.disconnect(environment);
        }
    }

    /** An environment has ended, or was reset. */
    void end(int environment) {
        for (Outlet o : all) {
            o.disconnect(environment);
        }
    }
}
