package fanfare.exporters.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must be built before Terraform packs it. Code that runs as it is written is packed from its own folder; everything
 * else from a folder that a script fills.
 */
final class Builds {
    /** Where the code of functions is, each in a folder of its name. */
    static final String SOURCES = "src/";

    /** Where the script puts what it has built, and Terraform its archives. */
    static final String FOLDER = "build";

    /** The script. */
    static final String SCRIPT = "build.sh";

    /** How each sort of project is built: with {@code $1} for the folder of the code and {@code $2} for the other. */
    private static final Map<String, String> RECIPES = Map.of(
            "java", """
                    mvn -q -f "$1/pom.xml" package dependency:copy-dependencies -DincludeScope=runtime
                      cp -R "$1/target/classes/." "$2"
                      mkdir -p "$2/lib"
                      cp "$1"/target/dependency/*.jar "$2/lib\"""",
            "dotnet", "dotnet publish \"$1\" --configuration Release --output \"$2\"",
            "node", """
                    cp -R "$1/." "$2"
                      npm install --prefix "$2" --omit=dev""",
            "typescript", """
                    npm install --prefix "$1"
                      npm run build --prefix "$1"
                      cp -R "$1/dist/." "$2\"""",
            "python", """
                    cp -R "$1/." "$2"
                      python3 -m pip install --quiet --requirement "$1/requirements.txt" --target "$2\"""",
            "ruby", """
                    cp -R "$1/." "$2"
                      BUNDLE_GEMFILE="$2/Gemfile" BUNDLE_PATH="$2/vendor/bundle" bundle install --quiet""");

    private static final Map<String, String> TOOLS = Map.of(
            "java", "Maven",
            "dotnet", "the .NET SDK",
            "node", "npm",
            "typescript", "npm",
            "python", "pip",
            "ruby", "Bundler");

    private final SortedMap<String, String> recipes = new TreeMap<>();

    /**
     * For the functions of a design.
     *
     * @param files the files of each function that is no image, by path from the top
     */
    Builds(Map<String, Map<String, String>> files) {
        files.forEach((function, all) -> recipe(function, all).ifPresent(r -> recipes.put(function, r)));
    }

    private static Optional<String> recipe(String function, Map<String, String> files) {
        String folder = SOURCES + function + "/";
        String node = files.getOrDefault(folder + "package.json", "");
        if (files.containsKey(folder + "pom.xml")) {
            return Optional.of("java");
        } else if (files.keySet().stream().anyMatch(f -> f.startsWith(folder) && f.endsWith(".csproj"))) {
            return Optional.of("dotnet");
        } else if (node.contains("\"build\"")) {
            return Optional.of("typescript");
        } else if (node.contains("\"dependencies\"")) {
            return Optional.of("node");
        } else if (!files.getOrDefault(folder + "requirements.txt", "").isBlank()) {
            return Optional.of("python");
        }
        return files.getOrDefault(folder + "Gemfile", "").contains("\ngem ") ? Optional.of("ruby") : Optional.empty();
    }

    /** True if no function has to be built. */
    boolean isEmpty() {
        return recipes.isEmpty();
    }

    /** The functions that have to be built. */
    List<String> functions() {
        return List.copyOf(recipes.keySet());
    }

    /** The programs that build them. */
    List<String> tools() {
        return recipes.values().stream().map(TOOLS::get).distinct().sorted().toList();
    }

    /** The folder that is packed for a function. */
    String packed(String function) {
        return (recipes.containsKey(function) ? FOLDER + "/" : SOURCES) + function;
    }

    /** The script that builds everything. */
    String script() {
        List<String> lines = new ArrayList<>(List.of(
                "#!/bin/sh",
                "# Builds the functions into " + FOLDER + "/, where Terraform packs them.",
                "set -eu",
                "cd \"$(dirname \"$0\")\""));
        recipes.values().stream().distinct().sorted().forEach(r -> {
            lines.add("");
            lines.add("build_" + r + "() {");
            lines.add("  rm -rf \"$2\"");
            lines.add("  mkdir -p \"$2\"");
            lines.add("  " + RECIPES.get(r).strip());
            lines.add("}");
        });
        lines.add("");
        recipes.forEach(
                (function, r) -> lines.add("build_" + r + " " + SOURCES + function + " " + FOLDER + "/" + function));
        return String.join("\n", lines) + "\n";
    }
}
