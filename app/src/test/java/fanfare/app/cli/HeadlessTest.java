package fanfare.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.cli.report.Ink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./fanfare} where there is no display. */
class HeadlessTest {
    @TempDir
    private Path folder;

    @Test
    void simulatesReportsAndExportsTheFirstSample() throws IOException {
        Call call = run();

        assertThat(call.status()).isZero();
        assertThat(call.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .isEqualTo(
                                "There is no display: simulating and exporting the first sample instead of opening the"
                                        + " desktop."));
        assertThat(call.out())
                .startsWith("Order fan-out · ")
                .contains("4 replications with 95 % intervals", "\nCost of a month of this traffic: ")
                .endsWith("are in " + folder.resolve("order-fan-out") + "\n");
        assertThat(folder.resolve("order-fan-out/order-fan-out.fanfare.json")).isNotEmptyFile();
        assertThat(folder.resolve("order-fan-out/template.yaml"))
                .content()
                .contains("Transform: AWS::Serverless-2016-10-31", "CreateOrder:");
        assertThat(folder.resolve("order-fan-out/picture.svg"))
                .content()
                .startsWith("<")
                .contains("CreateOrder");
    }

    @Test
    void leavesChangedFilesOfTheUserAlone() throws IOException {
        run();
        Path template = folder.resolve("order-fan-out/template.yaml");
        Files.writeString(template, "mine");

        Call again = run();

        assertThat(again.status()).isZero();
        assertThat(template).hasContent("mine");
        assertThat(again.out()).endsWith("are in " + folder.resolve("order-fan-out-2") + "\n");
        assertThat(folder.resolve("order-fan-out-2/template.yaml")).exists();
    }

    @Test
    void aFileCannotBeShown() {
        Path design = Path.of("src/test/resources/designs/order-fan-out.fanfare.json");

        assertThat(Call.of(design))
                .isEqualTo(new Call(
                        2,
                        "",
                        "fanfare: there is no display to open " + design
                                + " on. See what it does with: fanfare simulate " + design + "\n"));
    }

    private Call run() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Ink.PLAIN,
                false);
        int status = new Headless(terminal, folder).run();
        return new Call(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
