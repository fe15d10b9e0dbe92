package fanfare.exporters.handler;

import fanfare.model.design.Component;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Handlers in JavaScript or TypeScript: ES modules, and the AWS SDK that the runtime brings. */
final class Node implements Language {
    private static final String INDENT = "  ";

    @Override
    public boolean runs(String runtime) {
        return runtime.startsWith("nodejs");
    }

    @Override
    public String entryPoint() {
        return "app.handler";
    }

    @Override
    public String dockerfile(Plan plan, String image) {
        if (Script.of(plan.function()).typed()) {
            return "FROM " + image + " AS build\nWORKDIR /build\nCOPY . .\nRUN npm install && npm run build\n\nFROM "
                    + image + "\nCOPY --from=build /build/dist/ ${LAMBDA_TASK_ROOT}/\nCMD [\"app.handler\"]\n";
        }
        String install = NodeStores.dependencies(plan).isEmpty() ? "" : "RUN npm install --omit=dev\n";
        return "FROM " + image + "\nCOPY . ${LAMBDA_TASK_ROOT}\n" + install + "CMD [\"app.handler\"]\n";
    }

    @Override
    public String baseImage(String runtime) {
        return "public.ecr.aws/lambda/nodejs:" + runtime.replaceAll("[^0-9]", "");
    }

    @Override
    public boolean isBundled(Component function) {
        return Script.of(function).typed();
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public List<String> testCommands(List<Plan> plans) {
        return plans.isEmpty() ? List.of() : List.of("(cd src && npm install && npm test)");
    }

    @Override
    public Map<String, String> files(Plan plan) {
        Script script = Script.of(plan.function());
        Map<String, String> files = new TreeMap<>();
        files.put(script.file(), code(plan, script));
        files.put("package.json", new NodeProject(plan, script).packageJson());
        if (NodeProject.requires(plan, script)) {
            files.put("require.ts", NodeProject.REQUIRE);
        }
        return files;
    }

    @Override
    public Map<String, String> tests(Plan plan, Map<String, String> events) {
        Script script = Script.of(plan.function());
        return Map.of("tests/" + script.testFile(plan.function()), new NodeTest(plan, script).code());
    }

    @Override
    public Map<String, String> shared(List<Plan> plans) {
        return NodeProject.shared(plans);
    }

    private static String code(Plan plan, Script script) {
        Code code = new Code(INDENT);
        NodeShapes shapes = new NodeShapes(plan, script);
        NodeClients clients = new NodeClients(plan);
        NodeStores stores = new NodeStores(plan, script);
        code.add("// " + plan.function().name());
        plan.summary().forEach(line -> code.add("// " + line));
        if (NodeProject.requires(plan, script)) {
            code.add("import \"./require.ts\";");
        }
        stores.imports(code);
        clients.imports()
                .forEach((module, names) ->
                        code.add("import { " + String.join(", ", names) + " } from \"" + module + "\";"));
        if (script.typed()) {
            code.add(shapes.imports());
        }
        clients.declare(code);
        stores.clients(code);
        shapes.declare(code);
        new NodeReading(plan, script, shapes).write(code);
        new NodeCalls(plan, script).write(code);
        new NodeHandler(plan, script, shapes).write(code);
        return code.toString();
    }
}
