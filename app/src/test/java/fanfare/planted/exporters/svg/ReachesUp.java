package fanfare.planted.exporters.svg;

import fanfare.planted.samples.InnocentSample;

record ReachesUp(InnocentSample sample) {}
