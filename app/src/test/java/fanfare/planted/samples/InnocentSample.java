package fanfare.planted.samples;

import fanfare.planted.model.kind.InnocentKind;

public record InnocentSample(InnocentKind of) {}
