package fanfare.planted.app.service;

import fanfare.planted.app.cli.InnocentCommand;

record ReachesUp(InnocentCommand command) {}
