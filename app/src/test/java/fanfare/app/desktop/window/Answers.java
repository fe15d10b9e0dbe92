package fanfare.app.desktop.window;

import fanfare.app.desktop.file.Questions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user whose answers are known beforehand. */
final class Answers implements Questions {
    final List<String> failures = new ArrayList<>();
    List<Path> open = List.of();
    Optional<Path> save = Optional.empty();
    Unsaved unsaved = Unsaved.CANCEL;
    boolean overwrite;
    boolean recover;

    @Override
    public List<Path> filesToOpen() {
        return open;
    }

    @Override
    public Optional<Path> fileToSave(String suggestedName) {
        return save;
    }

    @Override
    public Unsaved unsaved(String title) {
        return unsaved;
    }

    @Override
    public boolean overwriteChanged(Path file) {
        return overwrite;
    }

    @Override
    public boolean recover(String title) {
        return recover;
    }

    @Override
    public void failed(String what, String why) {
        failures.add(what + ": " + why);
    }
}
