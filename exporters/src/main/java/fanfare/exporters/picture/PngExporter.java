package fanfare.exporters.picture;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.model.design.Design;
import fanfare.simulator.run.Result;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pictures of {@link SvgExporter} as PNG at twice their size, light and dark. Needs no screen. */
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
        Map<String, Content> files = new LinkedHashMap<>();
        files.put("picture.png", png(Drawing.svg(design, result, Theme.LIGHT)));
        files.put("picture-dark.png", png(Drawing.svg(design, result, Theme.DARK)));
        Steps.files(design, ".png", (workflow, theme) -> png(StepsDrawing.svg(workflow, design, theme)))
                .forEach(files::put);
        return Bundle.of(files);
    }

    private static Content png(String svg) {
        return Content.binary(Raster.png(svg, SCALE));
    }
}
