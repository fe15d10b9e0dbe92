package fanfare.planted.simulator.kernel;

import java.util.Map;

record KeepsMap(Map<String, Long> pending) {}
