package fanfare.planted.simulator.run;

import fanfare.planted.exporters.svg.InnocentPicture;

record ReachesUp(InnocentPicture picture) {}
