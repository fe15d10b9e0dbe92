package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Session;
import fanfare.exporters.picture.Frame;
import fanfare.exporters.picture.Look;
import fanfare.model.design.Component;
import fanfare.model.design.Layout;
import fanfare.model.edit.EditNote;
import fanfare.model.edit.RemoveNote;
import fanfare.model.edit.Rename;
import fanfare.model.edit.RenameGroup;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Typing on the drawing itself: the name of a component or a group, or a note. Leaving the field keeps what was typed. */
final class InPlace {
    private static final double NAME_HEIGHT = 28;
    private static final double LEAST_WIDTH = 128;
    private static final double MOST_WIDTH = 320;
    private static final double NOTE_LINE = 16;
    private static final double NOTE_MARGIN = 24;
    private static final double LEAST_NOTE = 40;

    private final DesignCanvas canvas;
    private final ObservableList<Node> children;
    private TextInputControl field;
    private Subject subject;

    /** What is typed. */
    private interface Subject {
        /** Puts the field where the thing is. */
        void place(double scale);

        /** Takes over what was typed; empty to leave everything as it was. */
        void end(Optional<String> typed);
    }

    InPlace(DesignCanvas canvas, ObservableList<Node> children) {
        this.canvas = canvas;
        this.children = children;
    }

    /** Begins with the name of a component. */
    void name(String of) {
        begin(new TextField(of), "name-field", "Name of " + of, new Subject() {
            @Override
            public void place(double scale) {
                placeName(of, scale);
            }

            @Override
            public void end(Optional<String> typed) {
                typed.ifPresent(to -> rename(of, to));
            }
        });
    }

    /** Begins with the title of the nth group. */
    void group(int index) {
        String before = groups().get(index).name();
        begin(new TextField(before), "group-field", "Name of the group " + before, new Subject() {
            @Override
            public void place(double scale) {
                placeTitle(index, scale);
            }

            @Override
            public void end(Optional<String> typed) {
                typed.filter(to -> !to.isEmpty()).ifPresent(to -> session().apply(new RenameGroup(index, to)));
            }
        });
    }

    /** Begins with the nth note. */
    void note(int index) {
        TextArea typed = new TextArea(notes().get(index).text());
        typed.setWrapText(true);
        begin(typed, "note-field", "Note", new Subject() {
            @Override
            public void place(double scale) {
                placeNote(index, scale);
            }

            @Override
            public void end(Optional<String> text) {
                endNote(index, text);
            }
        });
    }

    private void begin(TextInputControl typed, String id, String words, Subject of) {
        end(true);
        typed.setId(id);
        typed.getStyleClass().add(typed instanceof TextArea ? "note-field" : "name-field");
        typed.setAccessibleText(words);
        boolean enterIsText = typed instanceof TextArea;
        subject = of;
        field = typed;
        children.add(typed);
        place();
        typed.selectAll();
        typed.requestFocus();
        typed.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            boolean enter = e.getCode() == KeyCode.ENTER && (!enterIsText || e.isShortcutDown());
            if (enter || e.getCode() == KeyCode.ESCAPE) {
                end(enter);
                canvas.requestFocus();
                e.consume();
            }
        });
        typed.focusedProperty().addListener((o, was, is) -> {
            if (!is && field == typed) {
                end(true);
            }
        });
    }

    /** Ends; keeps what was typed, or not. */
    void end(boolean keep) {
        TextInputControl typed = field;
        if (typed == null) {
            return;
        }
        field = null;
        children.remove(typed);
        subject.end(keep ? Optional.of(typed.getText()).map(String::strip) : Optional.empty());
    }

    private void rename(String from, String to) {
        if (to.equals(from)
                || to.isEmpty()
                || session().design().component(from).isEmpty()) {
            return;
        }
        Bounds b = canvas.geometry().box(from);
        Point2D at = canvas.viewport().toScreen(b.getMinX(), b.getMaxY());
        if (!Component.NAME.matcher(to).matches()) {
            canvas.explain(
                    "“" + to + "” cannot be a name: it begins with a letter and has up to 64 letters and digits.", at);
        } else if (session().design().component(to).isPresent()) {
            canvas.explain("There is a component “" + to + "” already.", at);
        } else {
            session().apply(new Rename(from, to));
        }
    }

    /** A note that stays empty is none. */
    private void endNote(int note, Optional<String> typed) {
        if (note >= notes().size()) {
            return;
        }
        Layout.Note before = notes().get(note);
        String text = typed.orElse(before.text());
        if (text.isEmpty()) {
            session().apply(new RemoveNote(note));
        } else {
            int lines = Painter.wrapped(text, before.width() - NOTE_MARGIN).size();
            double height = Math.max(LEAST_NOTE, lines * NOTE_LINE + NOTE_MARGIN);
            session().apply(new EditNote(note, new Layout.Note(text, before.at(), before.width(), height)));
        }
    }

    /** Puts the field where the thing is, after the viewport or the thing has moved. */
    void place() {
        if (field == null) {
            return;
        }
        subject.place(canvas.viewport().scale());
    }

    private void placeName(String component, double scale) {
        Bounds b = canvas.geometry().head(component);
        if (b == null) {
            end(false);
            return;
        }
        double left = b.getMinX() + Look.PADDING + Look.TILE + 4;
        Point2D p = canvas.viewport().toScreen(left, b.getCenterY() - 9);
        double width = Math.max(LEAST_WIDTH, (b.getMaxX() - left - 4) * scale);
        field.resizeRelocate(p.getX(), p.getY() - NAME_HEIGHT / 2, width, NAME_HEIGHT);
    }

    private void placeTitle(int group, double scale) {
        Optional<Bounds> frame = canvas.geometry().frames().of(group);
        if (frame.isEmpty()) {
            end(false);
            return;
        }
        Bounds b = frame.get();
        Point2D p = canvas.viewport().toScreen(b.getMinX() + 4, b.getMinY() + Frame.TITLE / 2 + 2);
        double width = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, (b.getWidth() - 8) * scale));
        field.resizeRelocate(p.getX(), p.getY() - NAME_HEIGHT / 2, width, NAME_HEIGHT);
    }

    private void placeNote(int note, double scale) {
        if (note < notes().size()) {
            Layout.Note n = notes().get(note);
            Point2D p = canvas.viewport().toScreen(n.at().x(), n.at().y());
            field.resizeRelocate(
                    p.getX(), p.getY(), Math.max(160, n.width() * scale), Math.max(72, n.height() * scale));
        }
    }

    private List<Layout.Note> notes() {
        return session().design().layout().notes();
    }

    private List<Layout.Group> groups() {
        return session().design().layout().groups();
    }

    private Session session() {
        return canvas.session();
    }
}
