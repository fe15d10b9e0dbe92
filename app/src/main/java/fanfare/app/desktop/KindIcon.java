package fanfare.app.desktop;

import fanfare.exporters.picture.Look;
import fanfare.exporters.picture.Theme;
import fanfare.model.kind.Kind;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** The icon of a kind on its coloured square, as on the canvas. */
public final class KindIcon extends StackPane {
    /** An icon of this many pixels. */
    public KindIcon(Kind kind, Theme theme, double size) {
        Look look = Look.of(theme);
        double scale = size / Look.TILE;
        Rectangle tile = new Rectangle(size, size);
        tile.setArcWidth(2 * Look.TILE_RADIUS * scale);
        tile.setArcHeight(2 * Look.TILE_RADIUS * scale);
        tile.setFill(Color.web(look.fill(kind.group())));
        SVGPath path = new SVGPath();
        path.setContent("M0 0M24 24" + Look.iconPath(kind));
        path.setFill(null);
        path.setStroke(Color.web(look.icon()));
        path.setStrokeWidth(Look.ICON_STROKE);
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        path.setScaleX(scale);
        path.setScaleY(scale);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        getChildren().addAll(tile, path);
        setMouseTransparent(true);
    }
}
