package fanfare.exporters.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Needs;
import fanfare.exporters.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildsTest {
    private static final Map<String, Map<String, String>> FUNCTIONS = Map.of(
            "Plain", Map.of("src/Plain/app.mjs", "", "src/Plain/package.json", "{\"name\": \"plain\"}"),
            "Java", Map.of("src/Java/pom.xml", "<project/>"),
            "Net", Map.of("src/Net/App.csproj", "<Project/>"),
            "Node", Map.of("src/Node/package.json", "{\"dependencies\": {\"pg\": \"8\"}}"),
            "Typed", Map.of("src/Typed/package.json", "{\"scripts\": {\"build\": \"esbuild\"}}"),
            "Python", Map.of("src/Python/requirements.txt", "pg8000\n"),
            "Ruby", Map.of("src/Ruby/Gemfile", "source \"https://rubygems.org\"\n"));

    @TempDir
    private Path folder;

    @Test
    void packsWhatRunsAsItIsFromWhereItIs() {
        Builds builds = new Builds(FUNCTIONS);
        assertThat(builds.packed("Plain")).isEqualTo("src/Plain");
        assertThat(builds.packed("Ruby")).isEqualTo("src/Ruby");
        assertThat(builds.packed("Java")).isEqualTo("build/Java");
        assertThat(builds.functions()).containsExactly("Java", "Net", "Node", "Python", "Typed");
        assertThat(new Builds(Map.of()).isEmpty()).isTrue();
    }

    /** Every tool is a stand-in that writes down how it was called; Maven's also leaves what the real one would. */
    @Test
    @Needs({"sh", "-c", "true"})
    void theScriptFillsEveryFolder() throws IOException, InterruptedException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("mvn", "dotnet", "npm", "python3")) {
            Path file = tools.resolve(tool);
            Files.writeString(file, "#!/bin/sh\necho " + tool + " \"$@\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        for (Map<String, String> files : FUNCTIONS.values()) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        for (String made : List.of(
                "src/Java/target/classes/A.class", "src/Java/target/dependency/b.jar", "src/Typed/dist/app.mjs")) {
            Files.createDirectories(folder.resolve(made).getParent());
            Files.writeString(folder.resolve(made), "");
        }
        Files.writeString(folder.resolve("build.sh"), new Builds(FUNCTIONS).script());
        Program.Outcome built = Program.run(
                Path.of("."),
                Map.of("PATH", tools + ":" + System.getenv("PATH")),
                List.of("sh", folder.resolve("build.sh").toString()));
        assertThat(built.status()).as(built.text()).isZero();
        assertThat(built.text()).isEqualTo("""
                mvn -q -f src/Java/pom.xml package dependency:copy-dependencies -DincludeScope=runtime
                dotnet publish src/Net --configuration Release --output build/Net
                npm install --prefix build/Node --omit=dev
                python3 -m pip install --quiet --requirement src/Python/requirements.txt --target build/Python
                npm install --prefix src/Typed
                npm run build --prefix src/Typed
                """);
        assertThat(folder.resolve("build/Java/A.class")).exists();
        assertThat(folder.resolve("build/Java/lib/b.jar")).exists();
        assertThat(folder.resolve("build/Node/package.json")).exists();
        assertThat(folder.resolve("build/Python/requirements.txt")).exists();
        assertThat(folder.resolve("build/Typed/app.mjs")).exists();
    }
}
