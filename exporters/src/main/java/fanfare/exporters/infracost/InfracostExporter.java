package fanfare.exporters.infracost;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.model.design.Design;
import fanfare.model.kind.Cdn;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The usage file of Infracost with the figures of a run, for Terraform resources that are named as the components. */
public final class InfracostExporter implements Exporter {
    private static final String FILE = "infracost-usage.yml";

    @Override
    public String id() {
        return "infracost";
    }

    @Override
    public String title() {
        return "Usage of a run (Infracost)";
    }

    @Override
    public Bundle export(Design design, Optional<Result> result) {
        if (result.isEmpty()) {
            return bundle(
                    "version: 0.1\nresource_usage: {}\n",
                    List.of(
                            "The file has no figures, because there is no run: run a scenario first (on the command line: --simulate)."));
        }
        UsageFile file = new UsageFile(design, result.get());
        List<String> remarks = new ArrayList<>(file.remarks());
        if (design.components().stream().anyMatch(c -> c.kind() == Cdn.KIND)) {
            remarks.add("The CDN's traffic is put to Infracost's region us; divide it where users are elsewhere.");
        }
        return bundle(heading(result.get()) + file.text(), remarks);
    }

    private static String heading(Result result) {
        return "# A month of the traffic of “" + oneLine(result.of().scenario()) + "” ("
                + oneLine(result.of().design())
                + "), from " + result.of().replications()
                + (result.of().replications() == 1 ? " run" : " runs") + " with seed "
                + result.of().seed()
                + "\n# Resources are named as the components, in lower case: create_order is CreateOrder."
                + "\n# infracost breakdown --path . --usage-file " + FILE + "\n";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static Bundle bundle(String text, List<String> remarks) {
        return new Bundle(new TreeMap<>(Map.of(FILE, Content.text(text))), remarks);
    }
}
