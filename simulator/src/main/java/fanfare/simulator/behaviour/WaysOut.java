package fanfare.simulator.behaviour;

import fanfare.model.kind.Bucket;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Container;
import fanfare.model.kind.DataTransfer;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.External;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Meter;
import fanfare.model.kind.Table;
import fanfare.model.kind.Vpc;
import java.util.List;
import java.util.Set;

/** Lets the outlets of a function or a container meter what is billed on the way that their calls take. */
final class WaysOut {
    private static final Set<Kind> INSIDE =
            Set.of(Cache.KIND, Container.KIND, Database.KIND, DatabaseProxy.KIND, Kafka.KIND);
    /** Gateway endpoints lead there, which are free. */
    private static final Set<Kind> BY_GATEWAY = Set.of(Bucket.KIND, Table.KIND);

    private final Site site;
    private final String way;

    private WaysOut(Site site) {
        this.site = site;
        this.way = site.get(Vpc.WAY_OUT);
    }

    static List<Outlet> metered(Site site, List<Outlet> outlets) {
        WaysOut ways = new WaysOut(site);
        outlets.forEach(o -> o.metered(ways.of(o.target)));
        return outlets;
    }

    private Billed[] of(Kind target) {
        boolean leaves = target == External.KIND;
        if (way.equals("nat") && !INSIDE.contains(target) || way.equals("endpoints") && leaves) {
            return leaves ? billed(Vpc.NAT_DATA, DataTransfer.INTERNET) : billed(Vpc.NAT_DATA);
        }
        if (leaves) {
            return billed(DataTransfer.INTERNET);
        }
        boolean free = way.equals("none") || INSIDE.contains(target) || BY_GATEWAY.contains(target);
        return free ? billed() : billed(Vpc.ENDPOINT_DATA);
    }

    private Billed[] billed(Meter... meters) {
        Billed[] all = new Billed[meters.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = site.billed(meters[i]);
        }
        return all;
    }
}
