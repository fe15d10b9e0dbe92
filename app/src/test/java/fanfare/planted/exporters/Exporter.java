package fanfare.planted.exporters;

public interface Exporter {}
