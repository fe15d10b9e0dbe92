package fanfare.planted.simulator.behaviour;

class MeddlingBehaviour extends Behaviour {
    final Behaviour other = new InnocentBehaviour();
}
