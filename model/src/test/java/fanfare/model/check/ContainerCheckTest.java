package fanfare.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Workflow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is legal of containers: sizes as the Amazon ECS developer guide lists them for Fargate. */
class ContainerCheckTest {
    private static final Component APP = Component.of("App", Container.KIND);

    private static List<String> messages(Design d) {
        return DesignCheck.check(d).stream().map(Problem::message).toList();
    }

    private static List<String> messages(Component app) {
        return messages(Design.named("Checked").with(app));
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 512, 2048, 1024, 1536",
        "0.5, 1024, 4096, 3072, 1536",
        "1, 2048, 8192, 7168, 2560",
        "2, 4096, 16384, 5120, 5000",
        "4, 8192, 30720, 9216, 9000",
        "8, 16384, 61440, 20480, 17408",
        "16, 32768, 122880, 40960, 36864"
    })
    void memoryGoesWithTheCpu(String cpu, long least, long most, long between, long notAStep) {
        Component app = APP.with(Container.CPU, cpu);
        for (long legal : new long[] {least, between, most}) {
            assertThat(messages(app.with(Container.MEMORY, legal))).isEmpty();
        }
        for (long wrong : new long[] {least - 1, notAStep, most + 1}) {
            assertThat(Container.wrongMemory(cpu, wrong))
                    .as("%s with %d MB", cpu, wrong)
                    .isPresent();
        }
        for (long wrong : new long[] {notAStep, Math.min(most * 2, 122_880)}) {
            assertThat(messages(app.with(Container.MEMORY, wrong)).size()).isEqualTo(wrong == most ? 0 : 1);
        }
    }

    @Test
    void theMessageNamesTheSizesThatThereAre() {
        assertThat(messages(APP.with(Container.CPU, "2").with(Container.MEMORY, 2_048L)))
                .containsExactly("a task with 2 vCPU cannot have 2 GB of memory, but 4 to 16 GB in steps of 1 GB");
        assertThat(messages(APP.with(Container.CPU, "0.25").with(Container.MEMORY, 3_072L)))
                .containsExactly("a task with 0.25 vCPU cannot have 3 GB of memory, but 512 MB, 1 GB or 2 GB");
    }

    @Test
    void tasksLieBetweenTheirBounds() {
        assertThat(messages(APP.with(Container.MIN_TASKS, 11L)))
                .containsExactly("the least number of tasks, 11, exceeds the most, 10");
        assertThat(messages(APP.with(Container.DESIRED_TASKS, 1L)))
                .containsExactly("1 tasks are out of bounds: expected 2 to 10");
        assertThat(messages(APP.with(Container.DESIRED_TASKS, 11L))).hasSize(1);
        assertThat(messages(APP.with(Container.DESIRED_TASKS, 10L))).isEmpty();
        assertThat(messages(APP.with(Container.TARGET_CPU, 0.009))).hasSize(1);
        assertThat(messages(APP.with(Container.TARGET_CPU, 0.01))).isEmpty();
    }

    @Test
    void tasksReceiveByThemselves() {
        Design d = Design.named("Checked").with(APP).with(Component.of("Jobs", Queue.KIND));
        Connection poll = Connection.of("Jobs", Poll.INTERACTION, "App");
        assertThat(messages(d.with(poll))).isEmpty();
        assertThat(messages(d.with(poll.with(Poll.BATCH_SIZE, 11L))))
                .containsExactly("a batch size of 11 is out of bounds: a task receives 10 messages at once at most");
        assertThat(messages(d.with(poll.with(Poll.PARTIAL_BATCH_RESPONSE, true))))
                .hasSize(1);
        assertThat(messages(d.with(poll.with(Poll.MAXIMUM_CONCURRENCY, 2L)))).hasSize(1);
    }

    @Test
    void expressWorkflowsDoNotWaitForTasks() {
        Component flow = Component.of("Flow", Workflow.KIND);
        Design d = Design.named("Checked").with(APP).with(flow);
        Connection sync = Connection.of("Flow", Interactions.INVOKE, "App");
        assertThat(messages(d.with(sync))).isEmpty();
        assertThat(messages(d.with(flow.with(Workflow.TYPE, "express")).with(sync)))
                .containsExactly("the express workflow “Flow” cannot wait for a task of “App”");
    }

    @Test
    void functionUrlsLeadToNoContainer() {
        Component url = Component.of("Url", Api.KIND).with(Api.FLAVOUR, "function-url");
        Design d = Design.named("Checked")
                .with(Component.of("Users", Client.KIND))
                .with(APP)
                .with(url)
                .with(Connection.of("Url", Interactions.INVOKE, "App"));
        assertThat(messages(d)).hasSize(1).first().asString().contains("A function URL belongs to a function");
    }
}
