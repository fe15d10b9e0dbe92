package fanfare.planted.simulator.rule;

record MeddlingRule(InnocentRule other) implements Rule {}
