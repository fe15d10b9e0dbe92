package fanfare.simulator.evidence;

import fanfare.simulator.run.Inputs;
import fanfare.simulator.traffic.Log;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The measured data that ship; NOTICE.md beside them names who measured what. */
final class MeasuredData {
    /** For designs that replay a log. */
    static final Inputs INPUTS = MeasuredData::open;

    private MeasuredData() {}

    static InputStream open(String name) throws IOException {
        InputStream in = MeasuredData.class.getResourceAsStream(name);
        if (in == null) {
            throw new NoSuchFileException(name);
        }
        return in;
    }

    /** A column of numbers. */
    static double[] column(String file, String column) {
        try (InputStream in = open(file)) {
            return Log.column(file, in, column);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows. */
    static List<CSVRecord> rows(String file) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStreamReader in = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
            return format.parse(in).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
