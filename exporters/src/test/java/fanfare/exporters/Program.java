package fanfare.exporters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Programs that tests run when the machine has them. */
public final class Program {
    private static final Map<List<String>, Boolean> PRESENT = new ConcurrentHashMap<>();

    private Program() {}

    /** What a program said and how it ended. */
    public record Outcome(int status, String text) {}

    /** Runs a program to its end; standard error goes with standard output. */
    public static Outcome run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command + " did not end");
        }
        return new Outcome(process.exitValue(), text);
    }

    /** True if this command can be run and says that all is well. */
    public static boolean works(List<String> command) {
        return PRESENT.computeIfAbsent(command, c -> {
            try {
                return run(Path.of("."), Map.of(), c).status() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }
}
