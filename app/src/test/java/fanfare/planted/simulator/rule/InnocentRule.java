package fanfare.planted.simulator.rule;

record InnocentRule(String id) implements Rule {}
