package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Selection;
import fanfare.exporters.picture.Theme;
import fanfare.model.design.Design;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/** A design as the canvas draws it, whole and small, without its notes; only to be looked at. */
public final class DesignPicture extends Region {
    private static final double MARGIN = 16;

    private final Canvas canvas = new Canvas();
    private final Geometry geometry;
    private final Painter painter;

    /** A picture in a theme. */
    public DesignPicture(Design design, Theme theme) {
        geometry =
                new Geometry(design.with(design.layout().withNotes(List.of())), Map.of(), Map.of(), Resources::isDrawn);
        painter = new Painter(new Paints(theme));
        getChildren().add(canvas);
        setMouseTransparent(true);
    }

    /** Draws it in another theme. */
    public void setTheme(Theme theme) {
        painter.use(new Paints(theme));
        paint();
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
        painter.paint(
                canvas.getGraphicsContext2D(),
                new Painter.Scene(
                        geometry,
                        Viewport.fitting(geometry.extent(), getWidth(), getHeight(), MARGIN),
                        getWidth(),
                        getHeight(),
                        Selection.NONE,
                        null,
                        null,
                        Map.of(),
                        Map.of(),
                        false));
    }
}
