package fanfare.exporters.cdk;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.exporters.cloudformation.Plain;
import fanfare.exporters.handler.ContainerCode;
import fanfare.exporters.handler.Handlers;
import fanfare.exporters.handler.Variables;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Container;
import fanfare.model.kind.Function;
import fanfare.model.kind.Resource;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An app of the AWS CDK in TypeScript with starter code, example events, a test and a README. */
public final class CdkExporter implements Exporter {
    @Override
    public String id() {
        return "cdk";
    }

    @Override
    public String title() {
        return "AWS CDK (TypeScript)";
    }

    @Override
    public Bundle export(Design design, Optional<Result> result) {
        Plain template = Plain.beforeTransform(design);
        Stack stack = Stack.of(
                template,
                design.components().stream()
                        .filter(c -> c.kind() == Resource.KIND)
                        .map(Component::name)
                        .collect(Collectors.toSet()));
        App app = App.of(design);
        SortedMap<String, Content> files = new TreeMap<>();
        List<String> remarks = new ArrayList<>(template.remarks());
        remarks.addAll(stack.remarks());
        code(design, new Variables(design), files, remarks);
        remarks.replaceAll(CdkExporter::ofStack);
        app.files(stack).forEach((path, text) -> files.put(path, Content.text(text)));
        files.put("README.md", Content.text(new Readme(design, app, stack, files, remarks).text()));
        return new Bundle(files, remarks);
    }

    /** A remark of a template, in the words of this format. */
    private static String ofStack(String remark) {
        return remark.replaceAll("\\btemplate(s?)\\b", "stack$1").replace("sam build", "cdk deploy");
    }

    private static void code(
            Design design, Variables variables, SortedMap<String, Content> files, List<String> remarks) {
        for (Component c : design.components()) {
            if (c.kind() == Function.KIND) {
                Handlers handlers = new Handlers(design, variables);
                handlers.files(c).forEach((path, text) -> files.put(path, Content.text(text)));
                remarks.addAll(handlers.remarks(c));
            } else if (c.kind() == Container.KIND) {
                ContainerCode code = new ContainerCode(c, design, variables);
                code.files().forEach((path, text) -> files.put(path, Content.text(text)));
                remarks.addAll(code.remarks());
            }
        }
    }
}
