package fanfare.app.desktop.canvas;

import fanfare.model.design.Layout;
import fanfare.model.edit.EditNote;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;

/** A note is dragged. */
final class MovingNote implements Tool {
    private final int index;
    private final Layout.Note note;
    private final Point2D from;
    private Layout.Point at;

    MovingNote(int index, Layout.Note note, Point2D from) {
        this.index = index;
        this.note = note;
        this.from = from;
        this.at = note.at();
    }

    @Override
    public Tool drag(DesignCanvas canvas, MouseEvent e, Point2D to) {
        at = DesignCanvas.snapped(
                note.at().x() + to.getX() - from.getX(), note.at().y() + to.getY() - from.getY());
        canvas.repaint();
        return this;
    }

    @Override
    public Tool release(DesignCanvas canvas, MouseEvent e, Point2D to) {
        if (!at.equals(note.at())) {
            canvas.session().apply(new EditNote(index, new Layout.Note(note.text(), at, note.width(), note.height())));
        }
        return new Idle();
    }

    @Override
    public Tool cancel(DesignCanvas canvas) {
        return new Idle();
    }

    @Override
    public void paint(DesignCanvas canvas, GraphicsContext g) {
        g.setStroke(canvas.paints().accent);
        g.setLineWidth(1.5 / canvas.viewport().scale());
        g.strokeRoundRect(at.x(), at.y(), note.width(), note.height(), 12, 12);
    }

    @Override
    public Cursor cursor(DesignCanvas canvas) {
        return Cursor.MOVE;
    }
}
