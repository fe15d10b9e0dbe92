package fanfare.app.cli;

import fanfare.model.file.JsonSchema;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fanfare schema}: for editors that check and complete design files. */
@Command(name = "schema", description = "Prints the JSON Schema of design files, for editors.")
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private OutOption out;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        out.requireFree();
        out.print(JsonSchema.text(), terminal);
        return Commands.DONE;
    }
}
