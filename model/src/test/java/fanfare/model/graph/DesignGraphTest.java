package fanfare.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesignGraphTest {
    @Test
    void aChainHasNoCircleAndGrowingDepth() {
        DesignGraph graph = DesignGraph.of(design("AB", "BC", "AC", "CD"));
        assertThat(graph.cycles()).isEmpty();
        assertThat(graph.depths()).isEqualTo(Map.of("A", 0, "B", 1, "C", 1, "D", 2));
        assertThat(graph.paths("A", "D", 5))
                .containsExactlyInAnyOrder(List.of("A", "C", "D"), List.of("A", "B", "C", "D"));
        assertThat(graph.paths("A", "D", 2)).containsExactly(List.of("A", "C", "D"));
        assertThat(graph.reachableFrom("B")).containsExactly("B", "C", "D");
    }

    @Test
    void everyKnotGivesItsShortestCircleFromItsFirstComponent() {
        DesignGraph graph = DesignGraph.of(design("BC", "CD", "DB", "DC", "EE", "AB"));
        assertThat(graph.cycles()).containsExactly(List.of("B", "C", "D"), List.of("E"));
    }

    @Test
    void circlesThatNothingLeadsToStillHaveADepth() {
        assertThat(DesignGraph.of(design("AB", "BA", "BC")).depths()).isEqualTo(Map.of("A", 0, "B", 1, "C", 2));
    }

    @Test
    void onlyTheConnectionsAskedForCount() {
        Design design = design("AB", "BA");
        assertThat(DesignGraph.of(design, c -> c.from().equals("A")).cycles()).isEmpty();
        assertThat(DesignGraph.of(design).reachableFrom("Nobody")).isEmpty();
        assertThat(DesignGraph.of(design).paths("A", "Nobody", 3)).isEmpty();
    }

    private static Design design(String... pairs) {
        Design design = Design.named("Graph");
        for (String name : "A B C D E".split(" ")) {
            boolean used = List.of(pairs).stream().anyMatch(p -> p.contains(name));
            design = used ? design.with(Component.of(name, Function.KIND)) : design;
        }
        for (String pair : pairs) {
            design = design.with(Connection.of(pair.substring(0, 1), Interactions.INVOKE, pair.substring(1)));
        }
        return design;
    }
}
