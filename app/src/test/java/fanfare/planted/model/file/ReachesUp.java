package fanfare.planted.model.file;

import fanfare.planted.simulator.run.InnocentRun;

record ReachesUp(InnocentRun run) {}
