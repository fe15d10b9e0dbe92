package fanfare.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private static final List<Migrations.Step> STEPS = List.of(step(2, "add b", "b"), step(3, "add c", "c"));

    private static Migrations.Step step(int to, String what, String field) {
        return new Migrations.Step(to, what, tree -> {
            Map<String, Json> fields = new LinkedHashMap<>(tree.fields());
            fields.put(field, new Json.Word(true, 1));
            return new Json.Obj(fields, tree.line());
        });
    }

    @Test
    void aTreeGoesThroughAllStepsAfterItsVersionInOrder() {
        Json.Obj tree = (Json.Obj) JsonTree.read("{ \"a\": 1 }");
        assertThat(Migrations.apply(tree, 1, STEPS).fields()).containsOnlyKeys("a", "b", "c");
        assertThat(Migrations.apply(tree, 2, STEPS).fields()).containsOnlyKeys("a", "c");
        assertThat(Migrations.apply(tree, 3, STEPS)).isSameAs(tree);
    }

    @Test
    void theLastStepLeadsToTheVersionThatIsWritten() {
        assertThat(Migrations.STEPS).allMatch(s -> s.to() <= Migrations.CURRENT);
        assertThat(DesignWriter.write(fanfare.model.design.Design.named("X")))
                .contains("\"fanfare\": " + Migrations.CURRENT);
    }
}
