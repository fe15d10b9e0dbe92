package fanfare.planted.simulator.measure;

record ReadsClock(long begun) {
    static ReadsClock now() {
        return new ReadsClock(System.nanoTime());
    }
}
