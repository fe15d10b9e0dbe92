package fanfare.exporters.sam;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.exporters.handler.ContainerCode;
import fanfare.exporters.handler.Handlers;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Container;
import fanfare.model.kind.Function;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A template of the AWS Serverless Application Model with starter code, example events and a README. */
public final class SamExporter implements Exporter {
    @Override
    public String id() {
        return "sam";
    }

    @Override
    public String title() {
        return "AWS SAM";
    }

    private static Template written(Design design, Context in) {
        Template template = new Template(design);
        design.components().forEach(c -> SamMappings.of(c, in).addTo(template));
        design.connections().forEach(c -> SamMappings.of(c, in).addTo(template));
        DefaultBus.name(design, template);
        return template;
    }

    /**
     * The sections of a design's template, every setting where it belongs and none shared: {@code Parameters},
     * {@code Mappings} and {@code Conditions} (as far as kept resources need them) and {@code Resources}, each a tree of
     * maps, lists, texts, numbers and {@link ShortForm}s.
     */
    public static Map<String, Object> sections(Design design) {
        Template template = written(design, Context.of(design));
        KeptResources.fit(design, template);
        Alarms.add(design, template);
        return sections(template);
    }

    /**
     * The same for edits of a template that has the rest already: resources that are kept from it stand as they are,
     * what they need is not repeated, and no alarms are added.
     */
    public static Map<String, Object> sectionsToEdit(Design design) {
        Template template = written(design, Context.of(design));
        return Ordered.of("Parameters", template.ownParameters(), "Resources", template.trees());
    }

    private static Map<String, Object> sections(Template template) {
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put("Parameters", template.parameters());
        sections.put("Mappings", template.mappings());
        sections.put("Conditions", template.conditions());
        sections.put("Resources", template.trees());
        sections.values().removeIf(s -> s instanceof Map<?, ?> m && m.isEmpty());
        sections.putIfAbsent("Parameters", Map.of());
        sections.putIfAbsent("Resources", Map.of());
        return sections;
    }

    /**
     * A design's template, section by section, every setting where it belongs.
     *
     * @param parameters by id
     * @param resources by id
     * @param outputs by id
     * @param remarks what the user must know or is left to do
     */
    public record Sections(
            Map<String, Map<String, Object>> parameters,
            Map<String, Object> resources,
            Map<String, Map<String, Object>> outputs,
            List<String> remarks) {}

    /** The sections of a design's template: trees of maps, lists, texts, numbers and {@link ShortForm}s. */
    public static Sections written(Design design) {
        Template template = written(design, Context.of(design));
        Alarms.add(design, template);
        return new Sections(template.parameters(), template.trees(), template.outputs(), template.remarks());
    }

    @Override
    public Bundle export(Design design, Optional<Result> result) {
        Context in = Context.of(design);
        Template template = written(design, in);
        KeptResources.fit(design, template);
        if (template.isEmpty()) {
            template.remark("There is nothing to deploy yet.");
        }
        Alarms.add(design, template);
        new LostAfterFailure(design).remark(template);
        Globals.lift(template);
        Stages.lift(template);
        SortedMap<String, Content> files = new TreeMap<>();
        Definitions.lift(template).forEach((path, text) -> files.put(path, Content.text(text)));
        files.put("samconfig.toml", Content.text(new Stages(design, template).config()));
        List<String> remarks = new ArrayList<>(template.remarks());
        files.put("template.yaml", Content.text(template.write(design.name())));
        Handlers handlers = new Handlers(design, in.variables());
        for (Component function : design.components()) {
            if (function.kind() == Function.KIND) {
                handlers.files(function).forEach((path, text) -> files.put(path, Content.text(text)));
                remarks.addAll(handlers.remarks(function));
            } else if (function.kind() == Container.KIND) {
                ContainerCode code = new ContainerCode(function, design, in.variables());
                code.files().forEach((path, text) -> files.put(path, Content.text(text)));
                remarks.addAll(code.remarks());
            }
        }
        files.put(
                "README.md",
                Content.text(new Readme(design, template, List.copyOf(files.keySet()), handlers.testCommands(), remarks)
                        .text()));
        return new Bundle(files, remarks);
    }
}
