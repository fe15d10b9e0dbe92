package fanfare.simulator.run;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Account;
import fanfare.simulator.behaviour.Replication;
import fanfare.simulator.traffic.Rate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a design that no connection joins to the others. Parts share nothing but the account's concurrency: as long
 * as the peaks of all of them together stay within it, each fares alone as it does in the whole, so they can be run one
 * after another with warm caches, or on several threads. A scenario with faults is run whole.
 *
 * @param design its components and connections, in the order of the whole
 * @param scenario its traffic
 * @param components which components of the whole they are
 */
record Part(Design design, Scenario scenario, List<Integer> components) {

    /** The parts in the order of their first components; those without a source and NAT gateways belong to the first. */
    static List<Part> of(Design design, Scenario scenario) {
        if (!scenario.faults().isEmpty()) {
            return List.of(whole(design, scenario));
        }
        List<Component> all = design.components();
        Map<String, Integer> index = new HashMap<>();
        all.forEach(c -> index.put(c.name(), index.size()));
        int[] leader = leaders(all.size(), design.connections(), index);
        Map<Integer, List<Integer>> members = byLeader(all, scenario, leader);
        if (members.size() < 2) {
            return List.of(whole(design, scenario));
        }
        Map<Integer, List<Connection>> connections = new HashMap<>();
        for (Connection c : design.connections()) {
            connections
                    .computeIfAbsent(leader[index.get(c.from())], l -> new ArrayList<>())
                    .add(c);
        }
        List<Part> parts = new ArrayList<>();
        Design empty =
                design.withComponents(List.of()).withConnections(List.of()).withObjectives(List.of());
        Design others = empty.withAccount(empty.account().without(Account.NAT_GATEWAYS));
        members.forEach((l, m) -> parts.add(
                part(parts.isEmpty() ? empty : others, scenario, all, m, connections.getOrDefault(l, List.of()))));
        return parts;
    }

    private static Part whole(Design design, Scenario scenario) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < design.components().size(); i++) {
            all.add(i);
        }
        return new Part(design, scenario, all);
    }

    /** For every component one that stands for all that are connected with it. */
    private static int[] leaders(int size, List<Connection> connections, Map<String, Integer> index) {
        int[] leader = new int[size];
        for (int i = 0; i < size; i++) {
            leader[i] = i;
        }
        for (Connection c : connections) {
            int a = find(leader, index.get(c.from()));
            int b = find(leader, index.get(c.to()));
            leader[Math.max(a, b)] = Math.min(a, b);
        }
        for (int i = 0; i < size; i++) {
            leader[i] = find(leader, i);
        }
        return leader;
    }

    private static int find(int[] leader, int of) {
        int i = of;
        while (leader[i] != i) {
            leader[i] = leader[leader[i]];
            i = leader[i];
        }
        return i;
    }

    private static Map<Integer, List<Integer>> byLeader(List<Component> all, Scenario scenario, int[] leader) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < leader.length; i++) {
            if (Replication.isSource(all.get(i), scenario)) {
                members.putIfAbsent(leader[i], new ArrayList<>());
            }
        }
        if (members.isEmpty()) {
            return members;
        }
        int first = members.keySet().iterator().next();
        for (int i = 0; i < leader.length; i++) {
            leader[i] = members.containsKey(leader[i]) ? leader[i] : first;
            members.get(leader[i]).add(i);
        }
        return members;
    }

    private static Part part(
            Design empty, Scenario scenario, List<Component> all, List<Integer> members, List<Connection> connections) {
        Map<String, Traffic> traffic = new LinkedHashMap<>();
        List<Component> components = new ArrayList<>();
        for (int i : members) {
            Component c = all.get(i);
            components.add(c);
            if (scenario.traffic().containsKey(c.name())) {
                traffic.put(c.name(), scenario.traffic().get(c.name()));
            }
        }
        return new Part(empty.withComponents(components).withConnections(connections), scenario.with(traffic), members);
    }

    /** Events a second at most, to begin with the largest parts; those whose traffic has no rate come first. */
    double load() {
        double sum = 0;
        for (Traffic t : scenario.traffic().values()) {
            boolean rated = !(t instanceof Traffic.Users) && !(t instanceof Traffic.Replay);
            sum += rated ? Rate.of(t).most() : Double.POSITIVE_INFINITY;
        }
        return sum;
    }
}
