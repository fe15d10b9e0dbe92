package fanfare.app.desktop.clipboard;

import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;
import fanfare.model.edit.Duplicate;
import fanfare.model.edit.Fragments;
import fanfare.model.edit.Paste;
import fanfare.model.edit.RemoveSelection;
import fanfare.model.file.DesignReader;
import fanfare.model.file.DesignWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/**
 * Copies, cuts and pastes components with the connections among them, as the text of a design file in the system
 * clipboard.
 */
public final class DesignClipboard {
    private static final double BESIDE = 24;
    private static final String NAME = "clipboard";

    private final Session session;

    /** The clipboard as a document uses it. */
    public DesignClipboard(Session session) {
        this.session = session;
    }

    /** Copies the selected components; false if none is selected. */
    public boolean copy() {
        Set<String> names = session.selection().components();
        if (names.isEmpty()) {
            return false;
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(DesignWriter.write(Fragments.of(session.design(), names)));
        return Clipboard.getSystemClipboard().setContent(content);
    }

    /** Copies the selected components and deletes them. */
    public void cut() {
        if (copy()) {
            session.apply(new RemoveSelection(List.copyOf(session.selection().components()), List.of()));
        }
    }

    /**
     * Adds the components of the clipboard and selects them.
     *
     * @param at where their top left corner comes to lie; empty for a little beside where they were copied
     * @return false if the clipboard holds no part of a design
     */
    public boolean paste(Optional<Point> at) {
        Optional<Design> fragment = Optional.ofNullable(
                        Clipboard.getSystemClipboard().getString())
                .flatMap(text -> DesignReader.read(text, NAME).value())
                .filter(d -> !d.components().isEmpty());
        fragment.ifPresent(d -> add(new Paste(d, shift(d, at))));
        return fragment.isPresent();
    }

    private static Point shift(Design fragment, Optional<Point> at) {
        var places = fragment.layout().places().values();
        double left = places.stream().mapToDouble(Point::x).min().orElse(0);
        double top = places.stream().mapToDouble(Point::y).min().orElse(0);
        return at.map(p -> new Point(p.x() - left, p.y() - top)).orElse(new Point(BESIDE, BESIDE));
    }

    private void add(Paste paste) {
        List<String> names = List.copyOf(paste.names(session.design()).values());
        session.apply(paste);
        session.select(Selection.of(names));
    }

    /** Copies the selected components beside themselves, without the clipboard, and selects the copies. */
    public void duplicate() {
        Set<String> names = session.selection().components();
        if (!names.isEmpty()) {
            Duplicate duplicate = new Duplicate(List.copyOf(names), new Point(BESIDE, BESIDE));
            List<String> copies = List.copyOf(duplicate.names(session.design()).values());
            session.apply(duplicate);
            session.select(Selection.of(copies));
        }
    }
}
