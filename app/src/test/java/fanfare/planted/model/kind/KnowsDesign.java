package fanfare.planted.model.kind;

import fanfare.planted.model.design.InnocentDesign;

record KnowsDesign(InnocentDesign design) {}
