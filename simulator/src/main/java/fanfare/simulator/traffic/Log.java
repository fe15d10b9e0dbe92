package fanfare.simulator.traffic;

import fanfare.model.design.Traffic;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A column of numbers of a CSV file, plain or gzip. */
public final class Log {
    private static final int GZIP = 0x1f8b;
    private static final double SECOND = 1e9;

    private Log() {}

    /**
     * Reads a column.
     *
     * @throws IOException with file, line and what was expected where a line is wrong
     */
    public static double[] column(String file, InputStream in, String column) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setCommentMarker('#')
                .get();
        double[] values = new double[1024];
        int size = 0;
        try (CSVParser csv = CSVParser.parse(new InputStreamReader(plain(in), StandardCharsets.UTF_8), format)) {
            if (!csv.getHeaderMap().containsKey(column)) {
                throw new IOException(file + ": has no column “" + column + "”; its columns are "
                        + String.join(", ", csv.getHeaderNames()));
            }
            for (CSVRecord row : csv) {
                if (size == values.length) {
                    values = Arrays.copyOf(values, size * 2);
                }
                values[size++] = number(file, row, csv.getCurrentLineNumber(), column);
            }
        }
        return Arrays.copyOf(values, size);
    }

    private static double number(String file, CSVRecord row, long line, String column) throws IOException {
        String text = row.isSet(column) ? row.get(column) : "";
        double value = Double.NaN;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // reported below with its place
        }
        if (!(value >= 0 && value < 1e12)) {
            throw new IOException(
                    file + ":" + line + ": “" + text + "” in column " + column + " is not a number of at least 0");
        }
        return value;
    }

    private static InputStream plain(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP ? new GZIPInputStream(buffered) : buffered;
    }

    /** The times or counts of a log, which any number of replications may replay. */
    @FunctionalInterface
    public interface Times {
        /** A fresh replay. */
        Arrivals arrivals();
    }

    /** Reads a log to be replayed. */
    public static Times read(Traffic.Replay replay, InputStream in) throws IOException {
        double[] values = column(replay.file(), in, replay.column());
        if (replay.of() == Traffic.Replay.Of.COUNTS_PER_MINUTE) {
            long[] counts = new long[values.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = StrictMath.round(values[i]);
            }
            return () -> Arrivals.perMinute(counts);
        }
        Arrays.sort(values);
        long[] times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = StrictMath.round(values[i] * SECOND);
        }
        return () -> Arrivals.at(times);
    }
}
