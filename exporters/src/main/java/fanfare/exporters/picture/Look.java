package fanfare.exporters.picture;

import fanfare.model.kind.Group;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Kind;
import java.util.List;

/**
 * How designs look, on paper and on screen: sizes, colours per theme, and an icon per kind. Sizes are in canvas units
 * (pixels at 100 %), colours are {@code #RRGGBB}, icons are SVG path data in a box of 24 × 24 that is stroked with
 * {@link #ICON_STROKE}, round caps and joins, and not filled.
 */
public final class Look {
    /** Width of a component's box. */
    public static final double WIDTH = 176;
    /** Height of a component's box. */
    public static final double HEIGHT = 72;
    /** Corner radius of a component's box. */
    public static final double RADIUS = 10;
    /** Side of the coloured square behind an icon. */
    public static final double TILE = 40;
    /** Distance from the box's edge to the square. */
    public static final double PADDING = 12;
    /** Corner radius of the square. */
    public static final double TILE_RADIUS = 9;
    /** Side of the box that icons are drawn in. */
    public static final double ICON = 24;
    /** Stroke width of an icon in its box. */
    public static final double ICON_STROKE = 1.75;
    /** Stroke width of a connection. */
    public static final double LINE = 1.6;
    /** Families to try, first to last. */
    public static final List<String> FONTS =
            List.of("Inter", "Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans", "sans-serif");

    private static final Look LIGHT = new Look(
            Theme.LIGHT,
            "#F6F8FA",
            "#FFFFFF",
            "#D4DBE4",
            "#18212F",
            "#5B6878",
            "#7B889A",
            "#FFFFFF",
            "#C9374C",
            "#ECF1F7",
            "#BECADA");
    private static final Look DARK = new Look(
            Theme.DARK,
            "#12161C",
            "#1C222B",
            "#364152",
            "#E9EDF3",
            "#9CA8B8",
            "#8492A6",
            "#FFFFFF",
            "#F2788A",
            "#171D26",
            "#3A4759");

    private final Theme theme;
    private final String canvas;
    private final String box;
    private final String border;
    private final String text;
    private final String muted;
    private final String line;
    private final String icon;
    private final String outcome;
    private final String frame;
    private final String frameEdge;

    private Look(
            Theme theme,
            String canvas,
            String box,
            String border,
            String text,
            String muted,
            String line,
            String icon,
            String outcome,
            String frame,
            String frameEdge) {
        this.theme = theme;
        this.canvas = canvas;
        this.box = box;
        this.border = border;
        this.text = text;
        this.muted = muted;
        this.line = line;
        this.icon = icon;
        this.outcome = outcome;
        this.frame = frame;
        this.frameEdge = frameEdge;
    }

    /** The colours of a theme. */
    public static Look of(Theme theme) {
        return theme == Theme.LIGHT ? LIGHT : DARK;
    }

    /** Which theme it is. */
    public Theme theme() {
        return theme;
    }

    /** The canvas. */
    public String canvas() {
        return canvas;
    }

    /** A component's box. */
    public String box() {
        return box;
    }

    /** The edge of a component's box. */
    public String border() {
        return border;
    }

    /** The ground of a group's frame. */
    public String frame() {
        return frame;
    }

    /** The edge of a group's frame. */
    public String frameEdge() {
        return frameEdge;
    }

    /** Names. */
    public String text() {
        return text;
    }

    /** Everything that is said more quietly. */
    public String muted() {
        return muted;
    }

    /** The icon on its coloured square. */
    public String icon() {
        return icon;
    }

    /** A connection, by who waits for whom. */
    public String line(Interaction.Style style) {
        return style == Interaction.Style.OUTCOME ? outcome : line;
    }

    /** The coloured square of a group's kinds. White icons on it have a contrast of at least 3. */
    public String fill(Group group) {
        boolean light = theme == Theme.LIGHT;
        return switch (group) {
            case SOURCES -> light ? "#3B6FE0" : "#4A7DEC";
            case ENTRY -> light ? "#7A4FD6" : "#8A63E2";
            case COMPUTE -> light ? "#D9620B" : "#D9691A";
            case MESSAGING -> light ? "#CF2F78" : "#D9468A";
            case STORES -> light ? "#0D8566" : "#16926F";
            case OUTSIDE -> light ? "#4E5D72" : "#66758B";
            case ANYTHING_ELSE -> light ? "#75808E" : "#6F7B8A";
        };
    }

    /** Lengths of dashes and gaps; empty for a drawn-through line. Senders that wait are drawn through. */
    public static List<Double> dashes(Interaction.Style style) {
        return switch (style) {
            case CALL, PULL -> List.of();
            case HANDOVER -> List.of(7.0, 4.0);
            case OUTCOME -> List.of(2.0, 4.0);
        };
    }

    /** The icon of a kind. Throws {@link IllegalArgumentException} for a kind without one. */
    public static String iconPath(Kind kind) {
        return Icons.of(kind);
    }
}
