package fanfare.exporters.picture;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.model.design.Design;
import fanfare.simulator.run.Result;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A picture as SVG, light and dark; with a result, the key numbers of the run under each component. The states of each
 * workflow are a picture of their own.
 */
public final class SvgExporter implements Exporter {
    @Override
    public String id() {
        return "svg";
    }

    @Override
    public String title() {
        return "Picture (SVG)";
    }

    @Override
    public Bundle export(Design design, Optional<Result> result) {
        Map<String, Content> files = new LinkedHashMap<>();
        files.put("picture.svg", Content.text(Drawing.svg(design, result, Theme.LIGHT)));
        files.put("picture-dark.svg", Content.text(Drawing.svg(design, result, Theme.DARK)));
        Steps.files(design, ".svg", (workflow, theme) -> Content.text(StepsDrawing.svg(workflow, design, theme)))
                .forEach(files::put);
        return Bundle.of(files);
    }
}
