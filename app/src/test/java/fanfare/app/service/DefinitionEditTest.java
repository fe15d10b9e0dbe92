package fanfare.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanfare.exporters.Imported;
import fanfare.exporters.reading.StatesImporter;
import fanfare.exporters.template.Beside;
import fanfare.model.check.DesignCheck;
import fanfare.model.check.Problem;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.model.kind.Workflow;
import org.junit.jupiter.api.Test;

/** A definition is read into a workflow that is drawn already. */
class DefinitionEditTest {
    private static final String DEFINITION = """
            {"StartAt": "Do", "States": {
              "Do": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:work", "Next": "Keep"},
              "Keep": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem",
                       "Parameters": {"TableName": "orders"}, "End": true}}}""";

    private static Imported imported() {
        return new StatesImporter()
                .read("any.asl.json", DEFINITION, Beside.NOTHING)
                .value()
                .orElseThrow();
    }

    private static Design drawn() {
        Design d = Design.named("Drawn")
                .with(Component.of("Saga", Workflow.KIND))
                .with(Component.of("Work", Function.KIND).with(Function.MEMORY, 512L))
                .with(Connection.of("Saga", Interactions.INVOKE, "Work").inStep(2));
        return d.with(d.layout().with("Saga", new Layout.Point(0, 0)).with("Work", new Layout.Point(296, 0)));
    }

    @Test
    void whatItCallsIsFoundByNameOrAdded() {
        Design after = DefinitionEdit.of(drawn(), "Saga", imported()).apply(drawn());
        assertThat(DesignCheck.check(after)).filteredOn(Problem::isError).isEmpty();
        assertThat(after.components()).extracting(Component::name).containsExactly("Saga", "Work", "Orders");
        assertThat(after.component("Work").orElseThrow().get(Function.MEMORY)).isEqualTo(512L);
        assertThat(after.component("Orders").orElseThrow().kind()).isEqualTo(Table.KIND);
        assertThat(after.connections())
                .extracting(c -> c.id().toString())
                .containsExactly("Saga → Work (invoke, step 2)", "Saga → Orders (write)");
        assertThat(after.layout().of("Orders")).contains(new Layout.Point(296, 112));
        assertThat(after.component("Saga").orElseThrow().get(Workflow.DEFINITION))
                .contains("${Work}", "${Orders}");
    }

    @Test
    void somethingElseOfThatNameIsToldInOneSentence() {
        Design d = drawn().with(Component.of("Orders", Queue.KIND));
        assertThatThrownBy(() -> DefinitionEdit.of(d, "Saga", imported()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The definition calls the Table “Orders”, but here this is a Queue. Rename it and import again.");
    }
}
