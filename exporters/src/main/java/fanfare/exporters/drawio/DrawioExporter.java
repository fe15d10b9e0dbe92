package fanfare.exporters.drawio;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.model.design.Design;
import fanfare.simulator.run.Result;
import java.util.Map;
import java.util.Optional;

/** A drawing that draw.io opens and edits, with the boxes where the picture has them. */
public final class DrawioExporter implements Exporter {
    @Override
    public String id() {
        return "drawio";
    }

    @Override
    public String title() {
        return "Drawing (draw.io)";
    }

    @Override
    public Bundle export(Design design, Optional<Result> result) {
        return Bundle.of(Map.of("diagram.drawio", Content.text(new Page(design).xml())));
    }
}
