package fanfare.simulator.price;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file with headings and collects everything that is wrong with it. */
final class CsvFile {
    private static final int MOST_PROBLEMS = 20;
    private static final long MOST_BYTES = 16L << 20;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    CsvFile(String file) {
        this.file = file;
    }

    /** A data row; asks for cells by heading. */
    record Row(long line, CSVRecord cells, Map<String, Integer> columns) {
        String get(String column) {
            return optional(column).orElse("");
        }

        Optional<String> optional(String column) {
            Integer at = columns.get(column);
            return at == null || at >= cells.size() || cells.get(at).isBlank()
                    ? Optional.empty()
                    : Optional.of(cells.get(at).strip());
        }
    }

    /** Thrown inside a row to give it up. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1;
        private final String remedy;

        Bad(String message, String remedy) {
            super(message, null, false, false);
            this.remedy = remedy;
        }
    }

    /** What to do with a row. */
    interface Reader {
        void read(Row row) throws Bad;
    }

    /** Notes what is wrong with a line; 0 means the whole file. */
    void problem(long line, String message, String remedy) {
        problems.add(new Problem(file, line, message, remedy));
    }

    /** Reads all rows of a user's file and throws everything that is wrong with it. */
    static void read(Path file, List<String> wanted, Reader reader) throws PriceException, IOException {
        CsvFile csv = new CsvFile(file.toString());
        if (Files.size(file) > MOST_BYTES) {
            csv.problem(0, "the file is larger than 16 MB", "Give a CSV file with " + String.join(",", wanted));
        } else {
            try (InputStream in = Files.newInputStream(file)) {
                csv.read(in, wanted, reader);
            }
        }
        csv.orThrow();
    }

    /** Reads all rows; the reader sees those that have the wanted columns. */
    void read(InputStream in, List<String> wanted, Reader reader) throws IOException {
        try (CSVParser parser = FORMAT.parse(utf8(in))) {
            Optional<Map<String, Integer>> columns = Optional.empty();
            for (CSVRecord cells : parser) {
                long line = parser.getCurrentLineNumber();
                if (columns.isEmpty()) {
                    columns = Optional.of(headings(cells, line, wanted));
                    if (!problems.isEmpty()) {
                        return;
                    }
                } else {
                    one(new Row(line, cells, columns.get()), reader);
                }
                if (problems.size() >= MOST_PROBLEMS) {
                    problem(line, "too many problems, the rest was not read", "Mend these first");
                    return;
                }
            }
            if (columns.isEmpty()) {
                problem(0, "the file is empty", "Begin with the headings " + String.join(",", wanted));
            }
        } catch (UncheckedIOException e) {
            unreadable(e.getCause());
        } catch (IOException e) {
            unreadable(e);
        }
    }

    /** Throws what was noted. */
    void orThrow() throws PriceException {
        if (!problems.isEmpty()) {
            throw new PriceException(problems);
        }
    }

    private void one(Row row, Reader reader) {
        try {
            reader.read(row);
        } catch (Bad bad) {
            problem(row.line(), bad.getMessage(), bad.remedy);
        }
    }

    private Map<String, Integer> headings(CSVRecord cells, long line, List<String> wanted) {
        Map<String, Integer> columns = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).strip().toLowerCase(Locale.ROOT);
            if (columns.put(name, i) != null && !name.isEmpty()) {
                problem(line, "the heading \"" + name + "\" stands twice", "Keep one of the two columns");
            }
        }
        List<String> missing =
                wanted.stream().filter(c -> !columns.containsKey(c)).toList();
        if (!missing.isEmpty()) {
            problem(
                    line,
                    "the first line lacks the heading " + String.join(", ", missing),
                    "Begin the file with the headings " + String.join(",", wanted));
        }
        return columns;
    }

    private void unreadable(IOException e) throws IOException {
        if (e instanceof CharacterCodingException) {
            problem(0, "the file is not UTF-8 text", "Save it as CSV in UTF-8");
        } else if (e instanceof CSVException) {
            problem(0, "the file is not CSV (" + e.getMessage() + ")", "Mend or remove the quotation mark");
        } else {
            throw e;
        }
    }

    private static BufferedReader utf8(InputStream in) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, decoder));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }
}
