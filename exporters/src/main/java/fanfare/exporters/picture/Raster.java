package fanfare.exporters.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;

/** Draws SVG into pixels. */
final class Raster {
    private static final double MOST_PIXELS = 120e6;

    private Raster() {}

    /** A family of {@link Look#FONTS} that this machine has. */
    private static String family() {
        Set<String> here =
                Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT));
        return Look.FONTS.stream().filter(here::contains).findFirst().orElse(Font.SANS_SERIF);
    }

    /** A PNG of our own SVG, enlarged; very large pictures are enlarged less. */
    static byte[] png(String svg, double scale) {
        String drawn = svg.replaceFirst("font-family=\"[^\"]*\"", "font-family=\"" + family() + "\"")
                .replace("font-weight=\"600\"", "font-weight=\"bold\"");
        SVGDocument document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(drawn.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalStateException("our own SVG could not be read");
        }
        FloatSize size = document.size();
        double fitting = StrictMath.sqrt(MOST_PIXELS / ((double) size.width * size.height));
        double by = Math.min(scale, fitting);
        int width = (int) StrictMath.ceil(size.width * by);
        int height = (int) StrictMath.ceil(size.height * by);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        document.render((Component) null, g, new ViewBox(0, 0, width, height));
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
