package fanfare.app.desktop.results.chart;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** A drawing that fills its room and takes its colours and its font from the style sheet. */
abstract class Plot extends Region {
    private static final StyleablePropertyFactory<Plot> CSS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Color> text =
            CSS.createStyleableColorProperty(this, "plotText", "-fx-plot-text", p -> p.text, Color.GRAY);
    private final StyleableProperty<Color> strong =
            CSS.createStyleableColorProperty(this, "plotStrong", "-fx-plot-strong", p -> p.strong, Color.BLACK);
    private final StyleableProperty<Color> grid =
            CSS.createStyleableColorProperty(this, "plotGrid", "-fx-plot-grid", p -> p.grid, Color.LIGHTGRAY);
    private final StyleableProperty<Color> ink =
            CSS.createStyleableColorProperty(this, "plotInk", "-fx-plot-ink", p -> p.ink, Color.STEELBLUE);
    private final StyleableProperty<Color> ground =
            CSS.createStyleableColorProperty(this, "plotGround", "-fx-plot-ground", p -> p.ground, Color.WHITE);
    private final StyleableProperty<Font> face =
            CSS.createStyleableFontProperty(this, "plotFont", "-fx-plot-font", p -> p.face, Font.font(11));
    private final Canvas canvas = new Canvas();

    Plot() {
        getStyleClass().add("plot");
        getChildren().add(canvas);
        canvas.setMouseTransparent(true);
        for (StyleableProperty<?> p : List.of(text, strong, grid, ink, ground, face)) {
            ((ObservableValue<?>) p).addListener((o, before, now) -> redraw());
        }
    }

    /** Draws everything. */
    abstract void draw(GraphicsContext g, double width, double height);

    final void redraw() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        if (width > 20 && height > 20) {
            g.setFont(face.getValue());
            draw(g, width, height);
        }
    }

    @Override
    protected final void layoutChildren() {
        double width = Math.max(0, snapSizeX(getWidth()));
        double height = Math.max(0, snapSizeY(getHeight()));
        if (width != canvas.getWidth() || height != canvas.getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            redraw();
        }
    }

    final Color text() {
        return text.getValue();
    }

    final Color strong() {
        return strong.getValue();
    }

    final Color grid() {
        return grid.getValue();
    }

    final Color ink() {
        return ink.getValue();
    }

    final Color ground() {
        return ground.getValue();
    }

    final double widthOf(String words) {
        Text t = new Text(words);
        t.setFont(face.getValue());
        return t.getLayoutBounds().getWidth();
    }

    static void write(GraphicsContext g, String words, double x, double y, TextAlignment align, VPos base) {
        g.setTextAlign(align);
        g.setTextBaseline(base);
        g.fillText(words, x, y);
    }

    /** A sharp line of one pixel. */
    static void line(GraphicsContext g, double x1, double y1, double x2, double y2) {
        g.setLineWidth(1);
        g.strokeLine(Math.floor(x1) + 0.5, Math.floor(y1) + 0.5, Math.floor(x2) + 0.5, Math.floor(y2) + 0.5);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS.getCssMetaData();
    }

    /** What the style sheet may set. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return CSS.getCssMetaData();
    }
}
