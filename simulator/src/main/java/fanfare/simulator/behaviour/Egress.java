package fanfare.simulator.behaviour;

import fanfare.model.kind.Client;
import fanfare.model.kind.DataTransfer;

/** Answers that leave the provider: those to clients. What a CDN fetches stays inside. */
final class Egress {
    private final World world;
    private final Billed billed;
    private final boolean hasClients;

    Egress(Site site) {
        world = site.world();
        billed = site.billed(DataTransfer.INTERNET);
        hasClients = site.arriving().stream().anyMatch(o -> o.origin == Client.KIND);
    }

    /** A request is answered with so many bytes; its sender decides whether they leave. */
    void answer(int r, long bytes) {
        if (hasClients && world.outlets[world.requests.outlet(r)].origin == Client.KIND) {
            billed.add(bytes, world.requests.hidden(r));
        }
    }

    /** Bytes go to a client, whoever caused it. */
    void push(int r, long bytes) {
        billed.add(bytes, world.requests.hidden(r));
    }
}
