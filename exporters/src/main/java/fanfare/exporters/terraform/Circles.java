package fanfare.exporters.terraform;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/** Resources that need themselves, over others or not, and so cannot be written with references alone. */
final class Circles {
    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)[.}]");

    private Circles() {}

    /** The ids of those that need themselves. */
    static Set<String> of(Collection<Source> sources) {
        Graph<String, DefaultEdge> needs = new DefaultDirectedGraph<>(DefaultEdge.class);
        sources.forEach(s -> needs.addVertex(s.id()));
        for (Source source : sources) {
            Set<String> referred = new TreeSet<>();
            collect(source.properties(), referred);
            referred.stream().filter(needs::containsVertex).forEach(to -> needs.addEdge(source.id(), to));
        }
        Set<String> circling = new TreeSet<>();
        for (Set<String> circle : new KosarajuStrongConnectivityInspector<>(needs).stronglyConnectedSets()) {
            String first = circle.iterator().next();
            if (circle.size() > 1 || needs.containsEdge(first, first)) {
                circling.addAll(circle);
            }
        }
        return circling;
    }

    private static void collect(Object tree, Set<String> ids) {
        if (tree instanceof Map<?, ?> map) {
            map.values().forEach(v -> collect(v, ids));
        } else if (tree instanceof List<?> list) {
            list.forEach(v -> collect(v, ids));
        } else if (tree instanceof Intrinsic.Ref ref) {
            ids.add(ref.name());
        } else if (tree instanceof Intrinsic.GetAtt att) {
            ids.add(att.resource());
        } else if (tree instanceof Intrinsic.Call call) {
            collect(call.argument(), ids);
        } else if (tree instanceof Intrinsic.Sub sub) {
            collect(sub.variables(), ids);
            Matcher m = PLACE.matcher(sub.text());
            while (m.find()) {
                ids.add(m.group(1));
            }
        }
    }
}
