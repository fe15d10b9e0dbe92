package fanfare.exporters.k6;

/** The functions of a script that replays a log. */
final class Replays {
    private static final String TEXT = """
            function column(file, name) {
              const lines = open(file).split(/\\r?\\n/).filter((line) => line.trim() && !line.startsWith('#'));
              const cells = (line) => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
              const i = cells(lines[0]).indexOf(name);
              if (i < 0) {
                throw new Error(`${file} has no column ${name}`);
              }
              return lines.slice(1).map((line) => Number(cells(line)[i]));
            }

            /** Counts arrival times by the second. */
            function perSecond(counts, seconds) {
              const i = Math.floor(seconds);
              while (counts.length <= i) {
                counts.push(0);
              }
              counts[i]++;
              return counts;
            }

            /** Each count for its unit of time, and from one to the next at once. */
            function stages(counts, unit, seconds) {
              return counts.slice(0, Math.ceil(seconds / unit)).flatMap((count) => [
                { target: count, duration: '0s' },
                { target: count, duration: `${unit}s` },
              ]);
            }

            function most(counts) {
              return counts.reduce((a, b) => Math.max(a, b), 0);
            }

            """;

    private Replays() {}

    static void write(Lines out) {
        TEXT.lines().forEach(line -> out.line(0, line));
    }
}
