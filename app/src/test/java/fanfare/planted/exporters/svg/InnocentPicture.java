package fanfare.planted.exporters.svg;

import fanfare.planted.simulator.run.InnocentRun;

public record InnocentPicture(InnocentRun of) {}
