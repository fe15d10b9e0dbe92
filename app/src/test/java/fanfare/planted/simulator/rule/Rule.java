package fanfare.planted.simulator.rule;

public interface Rule {}
