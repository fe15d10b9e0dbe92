package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.text;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.exporters.TerraformNames;
import fanfare.exporters.cloudformation.Plain;
import fanfare.exporters.handler.ContainerCode;
import fanfare.exporters.handler.Handlers;
import fanfare.exporters.handler.Variables;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Container;
import fanfare.model.kind.Function;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A configuration for Terraform or OpenTofu, with starter code, example events and a README. */
public final class TerraformExporter implements Exporter {
    @Override
    public String id() {
        return "terraform";
    }

    @Override
    public String title() {
        return "Terraform";
    }

    @Override
    public Bundle export(Design design, Optional<Result> result) {
        Set<String> remarks = new LinkedHashSet<>();
        Map<String, String> files = new TreeMap<>();
        Builds builds = code(design, files, remarks);
        Translation translation = new Translation(design, Plain.of(design), builds);
        Map<String, List<Block>> blocks = blocks(translation);
        blocks.forEach((file, all) -> files.put(file, Hcl.text(all)));
        files.putAll(translation.beside());
        files.put(".gitignore", ".terraform/\n*.tfstate\n*.tfstate.*\n*.tfvars\n" + Builds.FOLDER + "/\n");
        if (!builds.isEmpty()) {
            files.put(Builds.SCRIPT, builds.script());
        }
        List<String> said = new ArrayList<>();
        if (translation.plain().resources().isEmpty()) {
            said.add("There is nothing to deploy yet.");
        }
        said.addAll(translation.plain().remarks());
        said.addAll(translation.remarks());
        said.addAll(remarks);
        List<String> all = Wording.of(said, translation.inputs().names());
        files.put("README.md", new Readme(translation, List.copyOf(files.keySet()), all).text());
        TreeMap<String, Content> contents = new TreeMap<>();
        files.forEach((path, text) -> contents.put(path, Content.text(text)));
        return new Bundle(contents, all);
    }

    private static Builds code(Design design, Map<String, String> files, Set<String> remarks) {
        Variables variables = new Variables(design);
        Handlers handlers = new Handlers(design, variables);
        Map<String, Map<String, String>> zipped = new TreeMap<>();
        for (Component c : design.components()) {
            if (c.kind() == Function.KIND) {
                Map<String, String> own = handlers.files(c);
                files.putAll(own);
                remarks.addAll(handlers.remarks(c));
                if (!c.get(Function.PACKAGE_TYPE).equals("image")) {
                    zipped.put(c.name(), own);
                }
            } else if (c.kind() == Container.KIND) {
                ContainerCode code = new ContainerCode(c, design, variables);
                files.putAll(code.files());
                remarks.addAll(code.remarks());
            }
        }
        return new Builds(zipped);
    }

    /** The blocks of a design, by file. */
    static Map<String, List<Block>> blocks(Translation translation) {
        Map<String, List<Block>> files = new TreeMap<>(translation.files());
        List<Block> outputs = outputs(translation);
        if (!outputs.isEmpty()) {
            files.put("outputs.tf", outputs);
        }
        files.put("versions.tf", List.of(Versions.block(files.values())));
        files.put("variables.tf", translation.inputs().blocks());
        List<Block> main = new ArrayList<>(List.of(new Block("provider", "aws").code("region", "var.region")));
        translation.read().forEach(type -> main.add(Block.data(type, "current")));
        files.put("main.tf", main);
        return files;
    }

    private static List<Block> outputs(Translation translation) {
        Map<String, Block> all = new LinkedHashMap<>();
        translation.plain().outputs().forEach((id, output) -> {
            String words = TerraformNames.words(id);
            String name = words;
            for (int n = 2; all.containsKey(name); n++) {
                name = words + "_" + n;
            }
            all.put(
                    name,
                    new Block("output", name)
                            .with("description", text(String.valueOf(output.get("Description"))))
                            .with("value", translation.value(output.get("Value"))));
        });
        return List.copyOf(all.values());
    }
}
