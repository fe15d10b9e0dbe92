package fanfare.exporters.handler;

import fanfare.model.design.Component;
import fanfare.model.kind.Function;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What npm has to know of a function, and of the tests of all functions. */
record NodeProject(Plan plan, Script script) {
    /** The packages of the SDK that the runtime brings; they stay out of a bundle. */
    static final String EXTERNAL = "@aws-sdk/client-*";

    static final String REQUIRE = """
            // Packages in the bundle that are not ES modules call require.
            import { createRequire } from "node:module";

            Object.assign(globalThis, { require: createRequire(import.meta.url) });
            """;

    /** True if the bundle has packages that are not ES modules. */
    static boolean requires(Plan plan, Script script) {
        return script.typed() && NodeStores.any(plan);
    }

    /** The package of a function: what is deployed with it, and how TypeScript is bundled. */
    String packageJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", plan.function().name().toLowerCase(Locale.ROOT));
        json.put("version", "1.0.0");
        json.put("private", true);
        json.put("type", "module");
        Map<String, String> dependencies = NodeStores.dependencies(plan);
        if (script.typed()) {
            // Where sam build finds the bundler; nothing imports it, so that it is not deployed.
            dependencies.put("esbuild", "^0.25.0");
            json.put("scripts", Map.of("build", build()));
        }
        if (!dependencies.isEmpty()) {
            json.put("dependencies", dependencies);
        }
        return Json.text(json);
    }

    private String build() {
        return "esbuild app.ts --bundle --platform=node --target="
                + target(plan.function().get(Function.RUNTIME))
                + " --format=esm --main-fields=module,main --minify --sourcemap --external:" + EXTERNAL
                + " --outfile=dist/app.mjs";
    }

    /** The same as the build properties of a template. */
    static Map<String, Object> bundling(Component function) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("EntryPoints", List.of(Script.of(function).file()));
        properties.put("Target", target(function.get(Function.RUNTIME)));
        properties.put("Format", "esm");
        properties.put("OutExtension", List.of(".js=.mjs"));
        properties.put("MainFields", "module,main");
        properties.put("External", List.of(EXTERNAL));
        properties.put("Minify", true);
        properties.put("Sourcemap", true);
        return properties;
    }

    /** A runtime as esbuild calls it. */
    static String target(String runtime) {
        return "node" + runtime.replaceAll("[^0-9]", "");
    }

    /** The files beside the functions' folders: they are not deployed. */
    static Map<String, String> shared(List<Plan> plans) {
        Map<String, String> files = new TreeMap<>();
        boolean typed = plans.stream().anyMatch(p -> Script.of(p.function()).typed());
        files.put("src/package.json", Json.text(tests(plans, typed)));
        if (typed) {
            files.put("src/tsconfig.json", Json.text(compiler()));
        }
        return files;
    }

    private static Map<String, Object> tests(List<Plan> plans, boolean typed) {
        List<String> command = new ArrayList<>(List.of(typed ? "tsc && node --import tsx --test" : "node --test"));
        Map<String, String> packages = new TreeMap<>();
        for (Plan plan : plans) {
            command.add("../tests/" + Script.of(plan.function()).testFile(plan.function()));
            packages.putAll(NodeStores.dependencies(plan));
            new NodeClients(plan).imports().keySet().forEach(module -> packages.put(module, "^3.0.0"));
            if (Script.of(plan.function()).typed() && NodeStores.uses(plan, false)) {
                packages.put("@types/pg", "^8.0.0");
            }
        }
        if (typed) {
            packages.putAll(Map.of(
                    "@types/aws-lambda", "^8.10.0", "@types/node", "^22.0.0", "tsx", "^4.0.0", "typescript", "^5.7.0"));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", "functions");
        json.put("private", true);
        json.put("type", "module");
        json.put("scripts", Map.of("test", String.join(" ", command)));
        json.put("devDependencies", packages);
        return json;
    }

    private static Map<String, Object> compiler() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("target", "es2022");
        options.put("module", "nodenext");
        options.put("strict", true);
        options.put("noEmit", true);
        options.put("allowImportingTsExtensions", true);
        options.put("skipLibCheck", true);
        options.put("types", List.of("node"));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("compilerOptions", options);
        json.put("include", List.of("*/*.ts", "../tests/*.mts"));
        return json;
    }
}
