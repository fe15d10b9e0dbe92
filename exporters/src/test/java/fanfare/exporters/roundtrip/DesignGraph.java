package fanfare.exporters.roundtrip;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Client;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a design any template can say: its components and its connections. A template does not say who calls from
 * outside, whether code waits for what it invokes, or whether it reads or writes over SQL; and it has no resource of its own
 * for a function's schedule, an API's authorizer or a function URL: these count by kind and neighbours.
 */
final class DesignGraph {
    private static final Map<String, String> SAME = Map.of("invoke-async", "invoke", "start", "invoke");
    private static final Set<Kind> OVER_SQL = Set.of(Database.KIND, DatabaseProxy.KIND, Cache.KIND);

    private final Design design;

    private DesignGraph(Design design) {
        this.design = design;
    }

    /** Its parts, each as a sentence. */
    static Set<String> of(Design design) {
        DesignGraph graph = new DesignGraph(design);
        Set<String> all = new TreeSet<>();
        design.components().stream()
                .filter(c -> c.kind() != Client.KIND && c.kind() != Resource.KIND)
                .forEach(c -> all.add(graph.name(c) + " is a " + c.kind()));
        design.connections().stream()
                .filter(c -> graph.component(c.from()).kind() != Client.KIND)
                .forEach(c -> all.add(graph.name(graph.component(c.from())) + " " + graph.word(c) + " "
                        + graph.name(graph.component(c.to()))));
        return all;
    }

    private Component component(String name) {
        return design.component(name).orElseThrow();
    }

    private String word(Connection c) {
        String word = c.as().name();
        boolean sql = OVER_SQL.contains(component(c.to()).kind());
        return sql && (word.equals("read") || word.equals("write")) ? "uses" : SAME.getOrDefault(word, word);
    }

    private String name(Component c) {
        boolean nameless = c.kind() == Schedule.KIND
                || c.kind() == Authorizer.KIND
                || c.kind() == Api.KIND && c.get(Api.FLAVOUR).equals("function-url");
        if (!nameless) {
            return c.name();
        }
        Set<String> neighbours = new TreeSet<>();
        design.from(c.name()).forEach(x -> neighbours.add(word(x) + " " + x.to()));
        return c.kind() + " that " + neighbours;
    }
}
