package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Fonts;
import fanfare.exporters.picture.Look;
import fanfare.exporters.picture.Theme;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Colours, fonts and strokes of the canvas in one theme. */
public final class Paints {
    /** The fonts of the canvas at 100 %. */
    static final Font NAME = font(Fonts.SEMI_BOLD, 13);

    static final Font TITLE = font(Fonts.SEMI_BOLD, 12.5);
    static final Font SMALL = font(Fonts.FAMILY, 11);
    static final Font BADGE = font(Fonts.SEMI_BOLD, 10.5);

    public final Look look;
    public final Color canvas;
    public final Color grid;
    public final Color box;
    public final Color border;
    public final Color text;
    public final Color muted;
    public final Color accent;
    public final Color good;
    public final Color bad;
    public final Color warning;
    public final Color shadow;
    public final Color note;
    public final Color frame;
    public final Color frameEdge;

    Paints(Theme theme) {
        look = Look.of(theme);
        boolean light = theme == Theme.LIGHT;
        canvas = Color.web(look.canvas());
        grid = Color.web(light ? "#D9E0E8" : "#252D37");
        box = Color.web(look.box());
        border = Color.web(look.border());
        text = Color.web(look.text());
        muted = Color.web(look.muted());
        accent = Color.web(light ? "#2F6FEB" : "#5B93FF");
        good = Color.web(light ? "#1A7F4B" : "#3FB97A");
        bad = Color.web(light ? "#C9374C" : "#F2788A");
        warning = Color.web(light ? "#9A6700" : "#D9A441");
        shadow = Color.web("#0B1A2E", light ? 0.07 : 0.35);
        note = Color.web(light ? "#FFF6CF" : "#3A3520");
        frame = Color.web(look.frame());
        frameEdge = Color.web(look.frameEdge());
    }

    static Font font(String family, double size) {
        Fonts.load();
        return Font.font(family, size);
    }

    /** Text shortened to a width. */
    static String fitting(String text, Font font, double width) {
        if (widthOf(text, font) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && widthOf(text.substring(0, end) + "…", font) > width) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    static double widthOf(String text, Font font) {
        Text t = new Text(text);
        t.setFont(font);
        return t.getLayoutBounds().getWidth();
    }

    static void dashes(GraphicsContext g, List<Double> lengths) {
        g.setLineDashes(lengths.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
