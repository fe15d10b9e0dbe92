package fanfare.exporters.template;

import java.util.Optional;

/** The files beside a template. Never reads anything outside its folder. */
@FunctionalInterface
public interface Beside {
    /** No files. */
    Beside NOTHING = path -> Optional.empty();

    /** The text of the file at a relative path; empty if it is not there, not text, or outside the folder. */
    Optional<String> read(String path);
}
