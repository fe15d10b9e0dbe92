package fanfare.app.cli;

import fanfare.app.service.OpenDesign;
import fanfare.app.service.UnusableDesign;
import fanfare.model.check.Problem;
import java.nio.file.Path;

/** Opens designs for commands: warnings are told, errors end the command. */
final class Designs {
    private Designs() {}

    static OpenDesign open(Path file, Terminal terminal) {
        try {
            OpenDesign opened = OpenDesign.read(file);
            opened.warnings().stream().map(Problem::text).forEach(terminal::say);
            return opened;
        } catch (UnusableDesign e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
