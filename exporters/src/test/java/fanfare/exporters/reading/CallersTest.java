package fanfare.exporters.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Fetch;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Queue;
import fanfare.model.kind.WebSocketApi;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Something moves in every design that has a way in. */
class CallersTest {
    private static Design of(Kind... kinds) {
        Design design = Design.named("d");
        for (Kind k : kinds) {
            design = design.with(Component.of(k.name(), k));
        }
        return design;
    }

    private static List<String> called(Design design, String... deploying) {
        return Callers.added(design, Set.of(deploying)).connections().stream()
                .filter(c -> !design.connections().contains(c))
                .map(c -> c.from() + " " + c.as() + " " + c.to())
                .toList();
    }

    @Test
    void usersComeToWhateverAnswersOverHttp() {
        assertThat(called(of(Cdn.KIND, Bucket.KIND).with(Connection.of("cdn", Fetch.INTERACTION, "bucket"))))
                .containsExactly("Users invoke cdn");
    }

    @Test
    void whatIsPushedToUsersDoesNotKeepThemOut() {
        assertThat(called(of(WebSocketApi.KIND, Function.KIND)
                        .with(Connection.of("websocket-api", Interactions.INVOKE, "function"))
                        .with(Connection.of("function", Interactions.PUSH, "websocket-api"))))
                .containsExactly("Users invoke websocket-api");
    }

    @Test
    void aCircleBeginsSomewhere() {
        assertThat(called(of(Bus.KIND, Function.KIND)
                        .with(Connection.of("bus", Deliver.INTERACTION, "function"))
                        .with(Connection.of("function", Interactions.PUT, "bus"))))
                .containsExactly("Senders put bus");
    }

    @Test
    void whatADeploymentWritesDoesNotKeepSendersOut() {
        Component setter = Component.of("setter", Function.KIND);
        Design design = of(Bucket.KIND, Function.KIND)
                .with(setter)
                .with(Connection.of("bucket", Deliver.INTERACTION, "function"))
                .with(Connection.of("setter", Interactions.WRITE, "bucket"));
        assertThat(called(design, "setter")).containsExactly("Senders write bucket");
    }

    @Test
    void aFunctionIsCalledOnlyWhenNothingElseMoves() {
        Design sends = of(Function.KIND, Queue.KIND).with(Connection.of("function", Interactions.SEND, "queue"));
        assertThat(called(sends)).containsExactly("Callers invoke function");
        assertThat(called(sends, "function")).isEmpty();
        assertThat(called(of(Function.KIND))).isEmpty();
    }
}
