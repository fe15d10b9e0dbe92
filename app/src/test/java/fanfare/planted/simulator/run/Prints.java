package fanfare.planted.simulator.run;

class Prints {
    void say(String text) {
        System.out.println(text);
    }
}
