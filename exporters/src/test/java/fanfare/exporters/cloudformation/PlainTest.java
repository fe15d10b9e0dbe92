package fanfare.exporters.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanfare.exporters.Goldens;
import fanfare.exporters.Needs;
import fanfare.exporters.Program;
import fanfare.exporters.graph.TemplateGraph;
import fanfare.exporters.sam.SamExporter;
import fanfare.exporters.template.Template;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.design.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTest {
    private static final Pattern NAME = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    static List<String> goldens() throws IOException {
        return Goldens.names("sam");
    }

    private static Design design(String golden) {
        return Goldens.design("sam", golden);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void leavesNothingToATransform(String golden) {
        assertThat(Plain.of(design(golden)).resources().values())
                .allSatisfy(r ->
                        assertThat(r.get("Type").toString()).startsWith("AWS::").doesNotContain("::Serverless::"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void everyReferenceNamesSomething(String golden) {
        Plain plain = Plain.of(design(golden));
        Set<String> known = new TreeSet<>(plain.resources().keySet());
        known.addAll(plain.parameters().keySet());
        List<String> unknown = new ArrayList<>();
        references(plain.resources()).forEach(name -> {
            if (!known.contains(name) && !name.startsWith("AWS::")) {
                unknown.add(name);
            }
        });
        references(plain.outputs()).stream()
                .filter(name -> !known.contains(name) && !name.startsWith("AWS::"))
                .forEach(unknown::add);
        plain.resources()
                .values()
                .forEach(r -> Tree.list(r, "DependsOn").stream()
                        .map(Object::toString)
                        .filter(id -> !plain.resources().containsKey(id))
                        .forEach(unknown::add));
        assertThat(unknown).isEmpty();
    }

    private static List<String> references(Object value) {
        List<String> all = new ArrayList<>();
        if (value instanceof Intrinsic.Ref ref) {
            all.add(ref.name());
        } else if (value instanceof Intrinsic.GetAtt att) {
            all.add(att.resource());
        } else if (value instanceof Intrinsic.Sub sub) {
            Matcher m = NAME.matcher(sub.text());
            m.results()
                    .map(r -> r.group(1).split("\\.")[0])
                    .filter(n -> !sub.variables().containsKey(n))
                    .forEach(all::add);
        } else if (value instanceof Intrinsic.Call call) {
            all.addAll(references(call.argument()));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(v -> all.addAll(references(v)));
        } else if (value instanceof List<?> list) {
            list.forEach(v -> all.addAll(references(v)));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void isTheSameGraphAsItsSource(String golden) throws JsonProcessingException {
        Design design = design(golden);
        String sam = new SamExporter()
                .export(design, Optional.empty())
                .files()
                .get("template.yaml")
                .text();
        assertThat(graph(json(Plain.of(design)))).isEqualTo(graph(sam));
    }

    /** Edges between what the design knows; roles and the like have other names. */
    private static Set<String> graph(String text) {
        Template template = TemplateReader.template("template.yaml", text, path -> Optional.empty())
                .value()
                .orElseThrow();
        Set<String> edges = new TreeSet<>();
        TemplateGraph.of(template).core().forEach(e -> edges.add(e.source() + " " + e.relation() + " " + e.target()));
        return edges;
    }

    @Test
    @Needs({"cfn-lint", "--version"})
    void lintsWithoutAWord() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("cfn-lint"));
        for (String golden : goldens()) {
            Files.writeString(folder.resolve(golden + ".json"), json(Plain.of(design(golden))));
            command.add(golden + ".json");
        }
        Program.Outcome lint = Program.run(folder, Map.of(), command);
        assertThat(lint.text()).isEmpty();
        assertThat(lint.status()).isZero();
    }

    private static String json(Plain plain) throws JsonProcessingException {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("AWSTemplateFormatVersion", "2010-09-09");
        if (!plain.parameters().isEmpty()) {
            template.put("Parameters", written(plain.parameters()));
        }
        template.put("Resources", written(plain.resources()));
        if (!plain.outputs().isEmpty()) {
            template.put("Outputs", written(plain.outputs()));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(template);
    }

    private static Object written(Object value) {
        if (value instanceof Intrinsic.Ref ref) {
            return Map.of("Ref", ref.name());
        } else if (value instanceof Intrinsic.GetAtt att) {
            return Map.of("Fn::GetAtt", List.of(att.resource(), att.attribute()));
        } else if (value instanceof Intrinsic.Sub sub) {
            return Map.of(
                    "Fn::Sub", sub.variables().isEmpty() ? sub.text() : List.of(sub.text(), written(sub.variables())));
        } else if (value instanceof Intrinsic.Call call) {
            return Map.of(call.function(), written(call.argument()));
        } else if (value instanceof List<?> list) {
            return list.stream().map(PlainTest::written).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((key, v) -> all.put(
                    key.toString(),
                    key.equals("Code") && v instanceof String s && s.startsWith("src/")
                            ? Map.of("S3Bucket", "bucket", "S3Key", "key")
                            : written(v)));
            return all;
        }
        return value;
    }
}
