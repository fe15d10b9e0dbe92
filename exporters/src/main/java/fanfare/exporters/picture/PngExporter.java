package fanfare.exporters.picture;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.model.design.Design;
import fanfare.simulator.run.Result;
import java.util.Map;
import java.util.Optional;

/** The picture of {@link SvgExporter} as PNG at twice its size, light and dark. Needs no screen. */
public final class PngExporter implements Exporter {
    private static final double SCALE = 2;

    @Override
    public String id() {
        return "png";
    }

    @Override
    public String title() {
        return "Picture (PNG)";
    }

    @Override
    public Bundle export(Design design, Optional<Result> result) {
        return Bundle.of(Map.of(
                "picture.png", png(design, result, Theme.LIGHT), "picture-dark.png", png(design, result, Theme.DARK)));
    }

    private static Content png(Design design, Optional<Result> result, Theme theme) {
        return Content.binary(Raster.png(Drawing.svg(design, result, theme), SCALE));
    }
}
