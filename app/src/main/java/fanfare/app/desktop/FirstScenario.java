package fanfare.app.desktop;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import java.util.LinkedHashMap;
import java.util.Map;

/** The scenario that a design gets when it is run without having one: modest traffic, so that there is something to see. */
final class FirstScenario {
    private static final String NAME = "Normal day";
    private static final double RATE = 10;
    private static final long MINUTE = 60_000_000_000L;

    private FirstScenario() {}

    /** Ten calls a second from each client, for ten measured minutes after one of warm-up. */
    static Scenario of(Design design) {
        Map<String, Traffic> traffic = new LinkedHashMap<>();
        for (Component c : design.components()) {
            if (c.kind() == Client.KIND) {
                traffic.put(c.name(), new Traffic.Poisson(RATE));
            }
        }
        return Scenario.of(NAME, traffic).lasting(11 * MINUTE, MINUTE);
    }
}
