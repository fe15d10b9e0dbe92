package fanfare.planted.samples;

import fanfare.planted.simulator.run.InnocentRun;

record ReachesAside(InnocentRun run) {}
