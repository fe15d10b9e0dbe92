package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Selection;
import fanfare.model.design.Connection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** At rest: decides what a press begins. */
public final class Idle implements Tool {
    @Override
    public Tool press(DesignCanvas canvas, MouseEvent e, Point2D at) {
        if (e.getButton() == MouseButton.MIDDLE || canvas.spaceDown()) {
            return new Panning(e.getX(), e.getY());
        }
        Optional<String> port = canvas.portAt(at);
        if (port.isPresent()) {
            return new Connecting(port.get());
        }
        Optional<String> component = canvas.geometry().componentAt(at);
        Optional<String> steps = canvas.stepsButtonAt(at);
        if (steps.isPresent() && steps.equals(component)) {
            canvas.session().select(Selection.of(steps.get()));
            canvas.toggleSteps(steps.get());
            return this;
        }
        if (component.isPresent()) {
            if (e.getClickCount() == 2
                    && canvas.geometry().head(component.get()).contains(at)) {
                canvas.rename(component.get());
                return this;
            }
            return new PointingComponent(List.of(component.get()), at, e.isAltDown());
        }
        Optional<Connection> wire = canvas.wireAt(at);
        if (wire.isPresent()) {
            canvas.session().select(Selection.of(wire.get().id()));
            return this;
        }
        OptionalInt note = canvas.geometry().noteAt(at);
        if (note.isPresent()) {
            return overNote(canvas, note.getAsInt(), e, at);
        }
        OptionalInt frame = canvas.frameAt(at);
        if (frame.isPresent()) {
            return overFrame(canvas, frame.getAsInt(), e, at);
        }
        return new Marquee(at, e.isShiftDown() ? canvas.session().selection() : Selection.NONE);
    }

    private Tool overFrame(DesignCanvas canvas, int group, MouseEvent e, Point2D at) {
        List<String> members = canvas.geometry().frames().shown(group);
        if (e.getClickCount() == 2) {
            canvas.session().select(Selection.of(members));
            canvas.renameGroup(group);
            return this;
        }
        return new PointingComponent(members, at, e.isAltDown());
    }

    private Tool overNote(DesignCanvas canvas, int note, MouseEvent e, Point2D at) {
        canvas.session().select(Selection.NONE);
        if (e.getClickCount() == 2) {
            canvas.editNote(note);
            return this;
        }
        return new MovingNote(note, canvas.session().design().layout().notes().get(note), at);
    }

    @Override
    public Tool cancel(DesignCanvas canvas) {
        return this;
    }

    @Override
    public Cursor cursor(DesignCanvas canvas) {
        if (canvas.spaceDown()) {
            return Cursor.OPEN_HAND;
        }
        if (canvas.portAt(canvas.pointer()).isPresent()) {
            return Cursor.CROSSHAIR;
        }
        boolean steps = canvas.stepsButtonAt(canvas.pointer()).isPresent();
        return steps || overFrameOnly(canvas) ? Cursor.HAND : Cursor.DEFAULT;
    }

    private static boolean overFrameOnly(DesignCanvas canvas) {
        Point2D at = canvas.pointer();
        return canvas.frameAt(at).isPresent()
                && canvas.geometry().componentAt(at).isEmpty()
                && canvas.geometry().noteAt(at).isEmpty()
                && canvas.wireAt(at).isEmpty();
    }
}
