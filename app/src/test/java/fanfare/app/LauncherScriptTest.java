package fanfare.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./fanfare} in a made-up source tree, with a Java and a Maven that only say what they were asked. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherScriptTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path folder;

    private Path tree;
    private Path jdk;
    private Path tools;

    private record Started(int status, String out, String err) {}

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectories(folder.resolve("a tree"));
        Files.copy(Path.of("../fanfare"), tree.resolve("fanfare"));
        for (String module : List.of("app", "exporters", "model", "samples", "simulator")) {
            Path main = Files.createDirectories(tree.resolve(module).resolve("src/main"));
            old(Files.writeString(main.resolve("Source.java"), ""));
            old(main);
            old(Files.writeString(tree.resolve(module).resolve("pom.xml"), ""));
        }
        old(Files.writeString(tree.resolve("pom.xml"), ""));
        jdk = folder.resolve("a jdk");
        program(jdk.resolve("bin/java"), "printf '%s\\n' \"$@\"");
        program(jdk.resolve("bin/javac"), "");
        release("17.0.15");
        tools = folder.resolve("tools");
        program(
                tools.resolve("mvn"),
                "echo \"$JAVA_HOME $*\" >> \"" + folder.resolve("built") + "\"\n" + "touch \""
                        + tree.resolve("app/target/fanfare-app.jar") + "\"");
        Files.createDirectories(tree.resolve("app/target"));
    }

    @Test
    void buildsOnceAndThenStartsWithoutMaven() throws Exception {
        Started first = start("simulate", "a design.fanfare.json");
        Started second = start("--version");

        assertThat(first.status()).isZero();
        assertThat(first.err()).isEqualTo("Building Fanfare (once; the first time it downloads its libraries)\n");
        assertThat(first.out()).endsWith("fanfare.app.Launcher\nsimulate\na design.fanfare.json\n");
        assertThat(second.err()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("built")))
                .singleElement()
                .satisfies(
                        line -> assertThat(line).startsWith(jdk + " -B -ntp ").endsWith(" package"));
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        start();
        Files.setLastModifiedTime(tree.resolve("model/src/main/Source.java"), FileTime.fromMillis(4_000_000_000_000L));

        assertThat(start().err()).startsWith("Building Fanfare");
    }

    @Test
    void startsThroughASymbolicLinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), tree.resolve("fanfare"));

        Started started = run(folder, Map.of("JAVA_HOME", jdk.toString()), link, "help");

        assertThat(started.status()).isZero();
        assertThat(started.out())
                .contains(tree.resolve("app/target/fanfare-app.jar").toString());
    }

    @Test
    void takesTheJavaOnThePathWhereJavaHomeIsNotSet() throws Exception {
        Files.createSymbolicLink(tools.resolve("java"), jdk.resolve("bin/java"));

        assertThat(run(tree, Map.of(), tree.resolve("fanfare")).status()).isZero();
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Started wrongHome = run(tree, Map.of("JAVA_HOME", "/nowhere"), tree.resolve("fanfare"));
        release("11.0.2");
        Started oldJava = start();
        release("17.0.15");
        Files.delete(jdk.resolve("bin/javac"));
        Started runtimeOnly = start();

        assertThat(wrongHome)
                .isEqualTo(new Started(2, "", "fanfare: JAVA_HOME is /nowhere, but there is no bin/java in it.\n"));
        assertThat(oldJava)
                .isEqualTo(new Started(
                        2,
                        "",
                        "fanfare: Java 17 or newer is needed, and " + jdk
                                + " is Java 11. Install a newer JDK, or set JAVA_HOME.\n"));
        assertThat(runtimeOnly.status()).isEqualTo(2);
        assertThat(runtimeOnly.err()).contains("building needs a JDK", "openjdk-17-jdk-headless");
    }

    @Test
    void showsWhyTheBuildFailed() throws Exception {
        program(tools.resolve("mvn"), "echo '[ERROR] A.java:[3,1] no such symbol'\nexit 1");

        Started started = start();

        assertThat(started.status()).isEqualTo(2);
        assertThat(started.out()).isEmpty();
        assertThat(started.err()).contains("A.java:[3,1] no such symbol", "fanfare: the build failed");
        Path log = Path.of(started.err().strip().replaceAll("(?s).* ", ""));
        assertThat(Files.deleteIfExists(log)).isTrue();
    }

    private Started start(String... arguments) throws Exception {
        return run(tree, Map.of("JAVA_HOME", jdk.toString()), tree.resolve("fanfare"), arguments);
    }

    private Started run(Path from, Map<String, String> environment, Path script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
        Map<String, String> clean = new TreeMap<>(environment);
        clean.put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(clean);
        Path err = Files.createTempFile(folder, "err", "");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Started(process.waitFor(), out, Files.readString(err));
    }

    private void release(String version) throws IOException {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static void program(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, LONG_AGO);
    }
}
