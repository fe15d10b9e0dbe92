package fanfare.exporters.catalogue;

import fanfare.exporters.Exporter;
import fanfare.exporters.cdk.CdkExporter;
import fanfare.exporters.drawio.DrawioExporter;
import fanfare.exporters.infracost.InfracostExporter;
import fanfare.exporters.k6.K6Exporter;
import fanfare.exporters.mermaid.MermaidExporter;
import fanfare.exporters.picture.PngExporter;
import fanfare.exporters.picture.SvgExporter;
import fanfare.exporters.sam.SamExporter;
import fanfare.exporters.serverless.ServerlessExporter;
import fanfare.exporters.terraform.TerraformExporter;
import java.util.List;
import java.util.Optional;

/** Every exporter, in the order of the menu. A new format gets a line here. */
public final class Exporters {
    private static final List<Exporter> ALL = List.of(
            new SamExporter(),
            new ServerlessExporter(),
            new TerraformExporter(),
            new CdkExporter(),
            new SvgExporter(),
            new PngExporter(),
            new MermaidExporter(),
            new DrawioExporter(),
            new K6Exporter(),
            new InfracostExporter());

    private Exporters() {}

    /** All exporters. */
    public static List<Exporter> all() {
        return ALL;
    }

    /** The exporter of this id. */
    public static Optional<Exporter> byId(String id) {
        return ALL.stream().filter(e -> e.id().equals(id)).findFirst();
    }
}
