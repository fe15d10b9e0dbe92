package fanfare.planted.simulator.kernel;

import fanfare.planted.model.kind.InnocentKind;

record KnowsKind(InnocentKind kind) {}
