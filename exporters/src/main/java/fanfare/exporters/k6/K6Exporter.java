package fanfare.exporters.k6;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** A load test per scenario: the same traffic at the deployed endpoints, held against the same objectives. */
public final class K6Exporter implements Exporter {
    @Override
    public String id() {
        return "k6";
    }

    @Override
    public String title() {
        return "Load test (k6)";
    }

    @Override
    public Bundle export(Design design, Optional<Result> result) {
        TreeMap<String, Content> files = new TreeMap<>();
        List<Script> scripts = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Scenario scenario : design.scenarios()) {
            Script script = new Script(design, scenario, result, free(fileName(scenario.name()), files));
            if (script.sendsAnything()) {
                files.put(script.file(), Content.text(script.text()));
                scripts.add(script);
            } else {
                remarks.add("There is no script for “" + scenario.name()
                        + "”: nothing of its traffic comes over HTTP from outside.");
            }
            script.remarks().stream().filter(r -> !remarks.contains(r)).forEach(remarks::add);
        }
        if (design.scenarios().isEmpty()) {
            remarks.add("There is no script, because the design has no scenario.");
        }
        files.put("README.md", Content.text(Readme.of(design, scripts, remarks)));
        return new Bundle(files, remarks);
    }

    private static String fileName(String scenario) {
        String words =
                scenario.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.isEmpty() ? "scenario" : words;
    }

    private static String free(String name, TreeMap<String, Content> taken) {
        String file = name + ".js";
        for (int i = 2; taken.containsKey(file); i++) {
            file = name + "-" + i + ".js";
        }
        return file;
    }
}
