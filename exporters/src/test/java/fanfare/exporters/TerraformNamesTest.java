package fanfare.exporters;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerraformNamesTest {
    @Test
    void wordsAreLowerCaseAndNoTwoAlike() {
        Design design = Design.named("Names");
        for (String name : List.of("CreateOrder", "createorder", "createOrder", "HTTPServer2Go", "A", "Orders2")) {
            design = design.with(Component.of(name, Function.KIND));
        }
        assertThat(TerraformNames.of(design).values())
                .containsExactly("create_order", "createorder", "create_order_2", "http_server2_go", "a", "orders2");
    }
}
