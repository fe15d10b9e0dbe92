package fanfare.app.desktop.inspector;

import fanfare.model.kind.Distribution;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** A small picture of how a quantity varies: from zero at the left to the far tail at the right. */
final class DensityPicture extends Pane {
    private static final double HEIGHT = 34;
    private static final double FOOT = 12;

    private final Unit unit;
    private Distribution shown;

    DensityPicture(Distribution distribution, Unit unit) {
        this.unit = unit;
        getStyleClass().add("density");
        setMinHeight(HEIGHT + FOOT);
        setPrefHeight(HEIGHT + FOOT);
        setMinWidth(0);
        widthProperty().addListener((o, was, is) -> draw());
        show(distribution);
    }

    /** Shows another distribution; hides where there is nothing to draw, as of a constant. */
    void show(Distribution distribution) {
        shown = distribution;
        boolean any = !Density.of(distribution).isEmpty();
        setVisible(any);
        setManaged(any);
        setAccessibleText("Density with mean " + readable(distribution.mean()));
        draw();
    }

    private void draw() {
        Density density = Density.of(shown);
        getChildren().clear();
        double width = getWidth();
        if (density.isEmpty() || width <= 0) {
            return;
        }
        double slice = width / density.heights().length;
        Path area = new Path(new MoveTo(0, HEIGHT));
        Path line = new Path();
        for (int i = 0; i < density.heights().length; i++) {
            double x = (i + 0.5) * slice;
            double y = HEIGHT - density.heights()[i] * (HEIGHT - 2);
            area.getElements().add(new LineTo(x, y));
            line.getElements().add(i == 0 ? new MoveTo(x, y) : new LineTo(x, y));
        }
        area.getElements().add(new LineTo(width, HEIGHT));
        area.getStyleClass().add("density-area");
        line.getStyleClass().add("density-line");
        getChildren().addAll(area, line, mark("0", 0));
        double end = density.end();
        if (shown.mean() / end * width < width - 110) {
            getChildren().add(mark("mean " + readable(shown.mean()), shown.mean() / end * width));
        }
        Label last = mark(readable(end), 0);
        last.layoutXProperty().bind(widthProperty().subtract(last.widthProperty()));
        getChildren().add(last);
    }

    private static Label mark(String text, double x) {
        Label label = new Label(text);
        label.getStyleClass().add("density-mark");
        label.relocate(x, HEIGHT);
        return label;
    }

    private String readable(double value) {
        return Double.isFinite(value)
                ? Quantities.format(
                        unit, new BigDecimal(value).round(new MathContext(2)).doubleValue())
                : "";
    }
}
