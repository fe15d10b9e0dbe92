package fanfare.planted.simulator.run;

class PrintsTrace {
    void say(Exception e) {
        e.printStackTrace();
    }
}
