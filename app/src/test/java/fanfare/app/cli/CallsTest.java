package fanfare.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fanfare.model.file.JsonSchema;
import fanfare.simulator.evidence.Experiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every call has in common: help, version, and one clear message with status 2 for a wrong one. */
class CallsTest {
    @TempDir
    private Path folder;

    @Test
    void helpShowsTheCommandsAndTheExitStatus() throws IOException {
        Golden.check("cli/help.txt", Call.of("--help").transcript(folder));
    }

    @Test
    void everyCommandHasHelpThatNamesAllItsOptions() {
        Commands.commandLine(new Terminal(System.out, System.err, fanfare.app.cli.report.Ink.PLAIN, false), null)
                .getSubcommands()
                .forEach((name, command) -> {
                    Call call = Call.of("help", name);
                    assertThat(call.status()).as(name).isZero();
                    command.getCommandSpec()
                            .options()
                            .forEach(option -> assertThat(call.out()).contains(option.longestName()));
                });
    }

    @Test
    void versionNamesTheProgramAndItsJava() {
        assertThat(Call.of("--version").out())
                .startsWith("Fanfare ")
                .contains("(Java " + Runtime.version().feature() + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulat x.json | there is no file and no command simulat. Did you mean “simulate”?",
                "simulat | there is no file and no command simulat. Did you mean “simulate”?",
                "price | Missing required parameter: 'USAGE.csv'",
                "price --fre u.csv | Unknown option: '--fre'",
                "price nowhere.csv | there is no file nowhere.csv",
                "price u.csv --format xml | Invalid value for option '--format'",
                "price u.csv --provider acme | there is no price book of acme. There are: aws, azure, google.",
                "price u.csv --region us-east-9 | there are no prices of aws in us-east-9.",
            })
    void wrongCallsGetOneMessageAndStatusTwo(String call, String message) {
        Call made = Call.of((Object[]) call.split(" "));

        assertThat(made.status()).isEqualTo(2);
        assertThat(made.out()).isEmpty();
        assertThat(made.err()).startsWith("fanfare: " + message).doesNotContain("Exception", "\tat ");
        assertThat(made.err().lines()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void schemaIsTheSchemaOfTheFormat() throws IOException {
        Call call = Call.of("schema");

        assertThat(call).isEqualTo(new Call(0, JsonSchema.text(), ""));
        JsonNode schema = new JsonMapper().readTree(call.out());
        assertThat(schema.get("$schema").asText()).startsWith("https://json-schema.org/");
        assertThat(call.out()).endsWith("}\n");
    }

    @Test
    void samplesAreListedAndCopied() throws IOException {
        Golden.check("cli/samples.txt", Call.of("samples").transcript(folder));

        Call copied = Call.of("samples", "replayed-log", "--out", folder);
        Path design = folder.resolve("replayed-log.fanfare.json");

        assertThat(copied.status()).isZero();
        assertThat(copied.out().lines()).contains(design.toString());
        assertThat(Call.of("check", design).status()).isZero();
        Files.writeString(design, "mine");
        assertThat(Call.of("samples", "replayed-log", "--out", folder))
                .isEqualTo(new Call(
                        2,
                        "",
                        "fanfare: nothing was written: " + folder + " has replayed-log.fanfare.json with another"
                                + " content; --force replaces them\n"));
        assertThat(design).hasContent("mine");
        assertThat(Call.of("samples", "replayed-log", "--out", folder, "--force")
                        .status())
                .isZero();
        assertThat(Call.of("samples", "replay-log").err())
                .isEqualTo("fanfare: there is no sample replay-log. Did you mean “replayed-log”?\n");
    }

    @Test
    void exportWritesATemplateAndPrintsItsFiles() {
        Path design = Path.of("src/test/resources/designs/order-fan-out.fanfare.json");

        Call call = Call.of("export", design, "--to", "sam", "--out", folder);

        assertThat(call.status()).isZero();
        assertThat(call.out().lines())
                .contains(folder.resolve("template.yaml").toString())
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
        assertThat(Call.of("export", design, "--to", "sam", "--out", folder).status())
                .as("the same again")
                .isZero();
        assertThat(Call.of("export", design, "--to", "svg", "--out", folder).out())
                .isEqualTo(folder.resolve("picture-dark.svg") + "\n" + folder.resolve("picture.svg") + "\n");
        assertThat(Call.of("export", design, "--to", "png", "--out", folder).status())
                .isZero();
        assertThat(Call.of("export", design, "--to", "pdf").err()).startsWith("fanfare: there is no format pdf.");
        assertThat(Call.of("export", design).err()).contains("--to=FORMAT");
    }

    @Test
    void priceBillsUsageExactly() throws IOException {
        Path usage = Files.writeString(
                folder.resolve("usage.csv"),
                "component,service,item,quantity\nA,lambda,request,3e6\nB,Lambda,duration x86,400000\n");

        Golden.check("cli/price.txt", Call.of("price", usage).transcript(folder));
        assertThat(Call.of("price", usage, "--format", "json").out()).contains("\"month\" : 7.26668");
        assertThat(Call.of("price", usage, "--free-tier", "--format", "json").out())
                .contains("\"month\" : 0.4,");
    }

    @Test
    void priceNamesTheLineThatIsWrong() throws IOException {
        Path usage = Files.writeString(folder.resolve("usage.csv"), "service,item,quantity\nlambda,request,many\n");

        Golden.check("cli/price-bad-quantity.txt", Call.of("price", usage).transcript(folder));
    }

    @Test
    void evidenceComparesEveryExperimentAndHolds() throws IOException {
        Call text = Call.of("evidence");
        assertThat(text.status()).isZero();
        assertThat(text.out())
                .contains("V1 · Cold starts by arrival rate  holds", "mean absolute percentage error", "7 of 7 hold");

        JsonNode all = new JsonMapper()
                .readTree(Call.of("evidence", "--format", "json").out());
        assertThat(all)
                .hasSize(Experiments.ALL.size())
                .allMatch(e -> e.get("holds").asBoolean());
        assertThat(all.get(3).at("/figures/0/simulated").decimalValue()).isEqualByComparingTo("0.00007717");
    }
}
