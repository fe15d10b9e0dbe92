package fanfare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.check.DesignCheck;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Function;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Workflow;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReferenceBenchmarkTest {
    @Test
    void theDesignHasTwentyComponentsOfTheUsualKindsAndNoMistakes() throws IOException {
        Design design = ReferenceBenchmark.design();
        assertThat(DesignCheck.check(design)).isEmpty();
        assertThat(design.components()).hasSize(20);
        assertThat(design.components())
                .extracting(Component::kind)
                .contains(
                        Api.KIND,
                        Authorizer.KIND,
                        Function.KIND,
                        Workflow.KIND,
                        Bus.KIND,
                        Queue.KIND,
                        Stream.KIND,
                        Table.KIND,
                        Cache.KIND);
    }
}
