package fanfare.app.service;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.samples.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a sample, to be copied. */
public final class SampleFiles {
    private SampleFiles() {}

    /** The design and what it reads. */
    public static Bundle of(Sample sample) throws IOException {
        SortedMap<String, Content> files = new TreeMap<>();
        files.put(sample.designFile(), Content.text(sample.text()));
        for (String file : sample.files()) {
            try (InputStream in = sample.open(file)) {
                files.put(file, Content.binary(in.readAllBytes()));
            }
        }
        return new Bundle(files, List.of());
    }
}
