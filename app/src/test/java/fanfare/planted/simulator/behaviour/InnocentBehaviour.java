package fanfare.planted.simulator.behaviour;

public class InnocentBehaviour extends Behaviour {}
