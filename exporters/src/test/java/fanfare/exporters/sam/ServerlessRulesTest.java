package fanfare.exporters.sam;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Goldens;
import fanfare.model.design.Design;
import fanfare.model.file.DesignReader;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of awslabs/serverless-rules over every sample and golden, each rule as its page describes it. Where a design
 * has no dead-letter queue, none is made up: those rules hold where the design has one. WS1002 (one principal for each
 * function) goes against designs in which several sources invoke one function, and is not checked; the account's role that
 * access logs of REST and WebSocket APIs need (ES2000) belongs to no application's template.
 */
class ServerlessRulesTest {
    private static final Path SAMPLES = Path.of("..", "samples", "src", "main", "resources", "fanfare", "samples");

    private record Tree(String id, String type, Map<?, ?> properties) {
        Object at(String... path) {
            Object at = properties;
            for (String field : path) {
                at = at instanceof Map<?, ?> m ? m.get(field) : null;
            }
            return at;
        }
    }

    static Stream<Arguments> designs() throws IOException {
        Map<String, Design> all = new LinkedHashMap<>();
        for (String golden : Goldens.names("sam")) {
            all.put("golden " + golden, Goldens.design("sam", golden));
        }
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            for (Path f : folders.sorted().toList()) {
                String name = f.getFileName().toString();
                all.put(
                        name,
                        DesignReader.read(f.resolve(name + ".fanfare.json"))
                                .value()
                                .orElseThrow());
            }
        }
        return all.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    /** What the exporter writes itself; what a design keeps from a template is as its author wrote it. */
    private static List<Tree> resources(Design design) {
        List<Tree> all = new ArrayList<>();
        ((Map<?, ?>) SamExporter.sections(design).get("Resources")).forEach((id, r) -> {
            Map<?, ?> resource = (Map<?, ?>) r;
            boolean kept = design.component((String) id)
                    .filter(c -> c.kind() == Resource.KIND)
                    .isPresent();
            if (!kept) {
                Object properties = resource.get("Properties");
                all.add(new Tree(
                        (String) id, (String) resource.get("Type"), properties instanceof Map<?, ?> p ? p : Map.of()));
            }
        });
        return all;
    }

    private static Stream<Tree> of(Design design, String type) {
        return resources(design).stream().filter(r -> r.type().equals(type));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("designs")
    void functionsAreTracedAndSizedAndTheirLogsEnd(String name, Design design) {
        Map<String, Object> retention = new LinkedHashMap<>();
        of(design, "AWS::Logs::LogGroup").forEach(l -> retention.put(l.id(), l.at("RetentionInDays")));
        of(design, FunctionToSam.TYPE).forEach(f -> {
            assertThat(f.at("Tracing")).as("WS1000 " + f.id()).isEqualTo("Active");
            assertThat(f.at("MemorySize")).as("ES1005 " + f.id()).isNotNull();
            assertThat(f.at("Timeout")).as("ES1006 " + f.id()).isNotNull();
            assertThat(f.at("LoggingConfig", "LogGroup")).isInstanceOf(Intrinsic.Ref.class);
            assertThat(retention.get(((Intrinsic.Ref) f.at("LoggingConfig", "LogGroup")).argument()))
                    .as("WS1004 " + f.id())
                    .isNotNull();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("designs")
    void nothingIsAllowedByStars(String name, Design design) {
        Set<String> stars = new TreeSet<>();
        resources(design).forEach(r -> actions(r.properties(), r.id(), stars));
        assertThat(stars).as("WS1003").isEmpty();
    }

    private static void actions(Object tree, String where, Set<String> stars) {
        if (tree instanceof Map<?, ?> m) {
            m.forEach((k, v) -> {
                if (k.equals("Action") && String.valueOf(v).contains("*")) {
                    stars.add(where + " " + v);
                }
                actions(v, where, stars);
            });
        } else if (tree instanceof List<?> l) {
            l.forEach(i -> actions(i, where, stars));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("designs")
    void gatewaysHaveLimitsTracesAndJsonLogs(String name, Design design) {
        of(design, "AWS::Serverless::HttpApi").forEach(api -> {
            assertThat(api.at("AccessLogSettings", "DestinationArn"))
                    .as("ES2000 " + api.id())
                    .isNotNull();
            assertThat(String.valueOf(api.at("AccessLogSettings", "Format")))
                    .as("WS2001 " + api.id())
                    .startsWith("{");
            assertThat(((Map<?, ?>) api.at("DefaultRouteSettings")).keySet().toString())
                    .as("ES2003 " + api.id())
                    .contains("ThrottlingBurstLimit", "ThrottlingRateLimit");
        });
        of(design, "AWS::Serverless::Api").forEach(api -> {
            assertThat(api.at("TracingEnabled")).as("WS2002 " + api.id()).isEqualTo(true);
            assertThat(String.valueOf(api.at("MethodSettings")))
                    .as("ES2003 " + api.id())
                    .contains("ResourcePath=/*, HttpMethod=*", "ThrottlingBurstLimit", "ThrottlingRateLimit");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("designs")
    void graphqlApisAndWorkflowsAreTraced(String name, Design design) {
        of(design, "AWS::Serverless::GraphQLApi")
                .forEach(api -> assertThat(api.at("XrayEnabled"))
                        .as("WS3000 " + api.id())
                        .isEqualTo(true));
        of(design, WorkflowToSam.TYPE)
                .forEach(w -> assertThat(w.at("Tracing", "Enabled"))
                        .as("WS5000 " + w.id())
                        .isEqualTo(true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("designs")
    void whatTheDesignKeepsAfterFailureIsSaid(String name, Design design) {
        design.connections().stream()
                .filter(c -> c.as() == DeadLetter.INTERACTION || c.as() == Interactions.ON_FAILURE)
                .filter(c -> design.component(c.from()).orElseThrow().kind() != Delivery.KIND)
                .forEach(c -> assertThat(naming(design, c.to()))
                        .as("ES1001, ES1007, ES4000, ES6000, ES7000: " + c)
                        .isTrue());
    }

    private static boolean naming(Design design, String queue) {
        return resources(design).stream()
                .filter(r -> !r.id().equals(queue))
                .anyMatch(r -> names(r.properties(), queue, false));
    }

    private static boolean names(Object tree, String queue, boolean inFailure) {
        if (tree instanceof Map<?, ?> m) {
            return m.entrySet().stream()
                    .anyMatch(e -> names(e.getValue(), queue, inFailure || FAILURE.contains(e.getKey())));
        } else if (tree instanceof List<?> l) {
            return l.stream().anyMatch(i -> names(i, queue, inFailure));
        }
        return inFailure
                && (tree instanceof Intrinsic.Ref r && r.argument().equals(queue)
                        || tree instanceof Intrinsic.GetAtt a && a.resource().equals(queue)
                        || tree instanceof Intrinsic.Sub s && s.argument().contains("-" + queue));
    }

    private static final Set<Object> FAILURE =
            Set.of("RedrivePolicy", "DeadLetterQueue", "DeadLetterConfig", "DestinationConfig", "OnFailure");
}
