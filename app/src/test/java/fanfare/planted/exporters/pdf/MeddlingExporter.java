package fanfare.planted.exporters.pdf;

import fanfare.planted.exporters.Exporter;
import fanfare.planted.exporters.svg.InnocentExporter;

public record MeddlingExporter(InnocentExporter other) implements Exporter {}
