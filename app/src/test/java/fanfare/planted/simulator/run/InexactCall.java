package fanfare.planted.simulator.run;

record InexactCall(double x) {
    double of() {
        return Math.log(x);
    }
}
