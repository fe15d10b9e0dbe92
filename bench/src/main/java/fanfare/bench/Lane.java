package fanfare.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A contender in a Java machine of its own, so that none is compiled with the others' habits in mind. It sleeps except
 * during its rounds.
 */
final class Lane implements AutoCloseable {
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;
    private final List<Outcome> outcomes = new ArrayList<>();

    Lane(Entry entry, Work work, long customers) throws IOException {
        process = new ProcessBuilder(
                        java(),
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "-cp",
                        classPath(),
                        Lane.class.getName(),
                        entry.name(),
                        work.name(),
                        Long.toString(customers))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static String java() {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Runs one round and waits for its end. */
    Outcome round(long seed) throws IOException {
        questions.write(seed + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The contender stopped with an error");
        }
        return Outcome.parse(answer);
    }

    /** Runs one round whose outcome counts. */
    void measure(long seed) throws IOException {
        outcomes.add(round(seed));
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    double medianEventsPerSecond() {
        double[] sorted =
                outcomes.stream().mapToDouble(Outcome::eventsPerSecond).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public void close() {
        try {
            questions.close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    /** The other side: reads seeds, answers with outcomes. */
    public static void main(String[] args) throws IOException {
        Contender contender = Entry.valueOf(args[0]).contender();
        Work work = Work.valueOf(args[1]);
        long customers = Long.parseLong(args[2]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(
                    contender.run(work, customers, Long.parseLong(line)).line());
        }
    }
}
