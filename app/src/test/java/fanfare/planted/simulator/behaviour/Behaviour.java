package fanfare.planted.simulator.behaviour;

public abstract class Behaviour {}
