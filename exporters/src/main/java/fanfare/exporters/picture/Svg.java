package fanfare.exporters.picture;

import java.util.stream.Collectors;

/** The elements of a picture, one a line. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    /** The first lines: what is shown, its title, and a ground of one colour. */
    void begin(Box view, String title, String ground) {
        String corner = "x=\"" + n(view.x()) + "\" y=\"" + n(view.y()) + "\" ";
        String size = "width=\"" + n(view.width()) + "\" height=\"" + n(view.height()) + "\"";
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"" + n(view.x()) + " " + n(view.y()) + " "
                + n(view.width()) + " " + n(view.height()) + "\" font-family=\"" + fonts() + "\">");
        line("<title>" + escaped(title) + "</title>");
        line("<rect " + corner + size + " fill=\"" + ground + "\"/>");
    }

    private static String fonts() {
        return Look.FONTS.stream().map(f -> f.contains(" ") ? "'" + f + "'" : f).collect(Collectors.joining(", "));
    }

    void rect(Box box, double radius, String fill, String stroke) {
        line("<rect x=\"" + n(box.x()) + "\" y=\"" + n(box.y()) + "\" width=\"" + n(box.width()) + "\" height=\""
                + n(box.height()) + "\" rx=\"" + n(radius) + "\" fill=\"" + fill + "\" stroke=\"" + stroke + "\"/>");
    }

    /**
     * Words.
     *
     * @param anchor which end is at x: start, middle or end
     */
    void text(double x, double y, double size, boolean bold, String fill, String anchor, String words) {
        line("<text x=\"" + n(x) + "\" y=\"" + n(y) + "\" font-size=\"" + n(size) + "\""
                + (bold ? " font-weight=\"600\"" : "") + " fill=\"" + fill + "\""
                + (anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"") + ">" + escaped(words) + "</text>");
    }

    void line(String element) {
        out.append(element).append('\n');
    }

    /** The whole picture. */
    String end() {
        return out.append("</svg>\n").toString();
    }

    static String n(double value) {
        return Box.number(value);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
