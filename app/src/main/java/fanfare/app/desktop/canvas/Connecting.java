package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Selection;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.edit.Connect;
import fanfare.model.kind.Interaction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;

/** A connection is drawn from a port: legal targets glow, a refused drop says why, an empty one offers what could follow. */
public final class Connecting implements Tool {
    private final String from;
    private Point2D end;

    /** Begins at the outgoing port of a component. */
    public Connecting(String from) {
        this.from = from;
    }

    @Override
    public void begin(DesignCanvas canvas) {
        end = canvas.pointer();
        Design d = canvas.session().design();
        Component sender = d.component(from).orElseThrow();
        Set<String> legal = new LinkedHashSet<>();
        for (Component c : d.components()) {
            if (ConnectionRules.between(d, sender, c).allowed()) {
                legal.add(c.name());
            }
        }
        legal.add(from);
        canvas.glow(legal);
    }

    @Override
    public Tool drag(DesignCanvas canvas, MouseEvent e, Point2D at) {
        return move(canvas, e, at);
    }

    @Override
    public Tool move(DesignCanvas canvas, MouseEvent e, Point2D at) {
        end = at;
        canvas.repaint();
        return this;
    }

    @Override
    public Tool release(DesignCanvas canvas, MouseEvent e, Point2D at) {
        Optional<String> target = canvas.geometry().componentAt(at);
        canvas.glow(null);
        if (target.isEmpty()) {
            canvas.looseEnd(new LooseEnd(from, at, new Point2D(e.getScreenX(), e.getScreenY())));
        } else if (!target.get().equals(from) || canvas.geometry().box(from).getMaxX() - at.getX() > 24) {
            connect(canvas, target.get(), e);
        }
        return new Idle();
    }

    private void connect(DesignCanvas canvas, String target, MouseEvent e) {
        Design d = canvas.session().design();
        Component sender = d.component(from).orElseThrow();
        Component receiver = d.component(target).orElseThrow();
        Verdict verdict = ConnectionRules.between(d, sender, receiver);
        if (verdict instanceof Verdict.Refused refused) {
            canvas.explain(refused.reason(), new Point2D(e.getX(), e.getY()));
            return;
        }
        List<Interaction> as = verdict.interactions();
        if (as.size() == 1) {
            connect(canvas, as.get(0), target);
        } else {
            canvas.choose(as, new Point2D(e.getScreenX(), e.getScreenY()), chosen -> connect(canvas, chosen, target));
        }
    }

    private void connect(DesignCanvas canvas, Interaction as, String target) {
        Connection c = Connection.of(from, as, target);
        List<Connection> before = canvas.session().design().connections();
        canvas.session().apply(new Connect(c));
        canvas.session().design().connections().stream()
                .filter(made -> !before.contains(made))
                .findFirst()
                .ifPresent(made -> canvas.session().select(Selection.of(made.id())));
    }

    @Override
    public Tool cancel(DesignCanvas canvas) {
        canvas.glow(null);
        return new Idle();
    }

    @Override
    public void paint(DesignCanvas canvas, GraphicsContext g) {
        canvas.paintLooseWire(g, from, end);
    }

    @Override
    public Cursor cursor(DesignCanvas canvas) {
        return Cursor.CROSSHAIR;
    }
}
