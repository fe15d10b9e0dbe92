package fanfare.app.desktop;

import fanfare.model.design.Design;
import java.nio.file.Path;

/**
 * The template in which a document lives.
 *
 * @param text as it stands in the file
 * @param design the document as it stands in the template and beside it: what differs from it is to be written
 */
public record Origin(Path file, String text, Design design) {}
