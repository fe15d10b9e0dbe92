package fanfare.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.cli.report.Ink;
import fanfare.model.design.Design;
import fanfare.model.file.DesignReader;
import fanfare.model.file.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the README says of the command line and of the file is so. */
class ReadmeTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `fanfare ([a-z]+)[^`]*` \\|.*$");
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
    private static final Pattern DESIGN = Pattern.compile("(?s)```json\n(.*?)```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    private final String readme;

    ReadmeTest() throws IOException {
        readme = Files.readString(Path.of("../README.md"));
    }

    @Test
    void theTableNamesEveryCommandAndOnlyOptionsThatExist() {
        Map<String, CommandLine> commands = Commands.commandLine(
                        new Terminal(System.out, System.err, Ink.PLAIN, false), null)
                .getSubcommands();
        TreeSet<String> named = new TreeSet<>();
        Matcher rows = ROW.matcher(readme);
        while (rows.find()) {
            String command = rows.group(1);
            named.add(command);
            assertThat(commands).containsKey(command);
            Matcher options = OPTION.matcher(rows.group());
            while (options.find()) {
                assertThat(commands.get(command).getCommandSpec().optionsMap())
                        .as(command)
                        .containsKey(options.group());
            }
        }
        assertThat(named).containsExactlyElementsOf(new TreeSet<>(commands.keySet()));
    }

    @Test
    void theDesignInItIsOne() {
        Matcher design = DESIGN.matcher(readme);
        assertThat(design.find()).isTrue();

        Parsed<Design> parsed = DesignReader.read(design.group(1), "README.md");

        assertThat(parsed.problems()).isEmpty();
    }

    @Test
    void itsLinksLeadSomewhere() {
        Matcher links = LINK.matcher(readme);
        int found = 0;
        while (links.find()) {
            assertThat(Path.of("..", links.group(1))).exists();
            found++;
        }
        assertThat(found).isPositive();
    }
}
