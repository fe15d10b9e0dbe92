package fanfare.planted.exporters.svg;

import fanfare.planted.exporters.Exporter;

public record InnocentExporter(InnocentPicture of) implements Exporter {}
