package fanfare.app.desktop.canvas;

import fanfare.exporters.picture.StepsLayout;
import fanfare.exporters.picture.Theme;
import fanfare.model.kind.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/** The steps of a workflow, as wide as there is room; only to be looked at. */
public final class StepsPicture extends Region {
    private static final double MARGIN = 12;
    private static final double TALLEST = 420;

    private final Canvas canvas = new Canvas();
    private final StepsPainter painter = new StepsPainter();
    private final Paints paints;
    private StepsLayout steps = new StepsLayout(0, 0, List.of(), List.of());
    private Function<String, Optional<Kind>> kinds = name -> Optional.empty();

    /** An empty picture in a theme. */
    public StepsPicture(Theme theme) {
        paints = new Paints(theme);
        getChildren().add(canvas);
        setMouseTransparent(true);
        getStyleClass().add("steps-picture");
    }

    /** Shows steps; each called component has the icon of its kind. */
    public void show(StepsLayout other, Function<String, Optional<Kind>> kindOf) {
        steps = other;
        kinds = kindOf;
        requestLayout();
        paint();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(TALLEST, Math.ceil(scale(width) * steps.height()) + 2 * MARGIN);
    }

    private double scale(double width) {
        double room = Math.max(1, width - 2 * MARGIN);
        double fits = Math.min(1, room / Math.max(1, steps.width()));
        return Math.min(fits, (TALLEST - 2 * MARGIN) / Math.max(1, steps.height()));
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            paint();
        }
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double scale = scale(getWidth());
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.setFill(paints.canvas);
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.save();
        g.translate((getWidth() - scale * steps.width()) / 2, MARGIN);
        g.scale(scale, scale);
        painter.paint(g, paints, steps, kinds, scale);
        g.restore();
    }
}
