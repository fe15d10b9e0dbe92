/** Arrival processes: when source events happen. */
package fanfare.simulator.traffic;
