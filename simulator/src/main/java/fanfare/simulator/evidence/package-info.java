/** How accurate the simulator is: measurements and closed forms, run live and compared. */
package fanfare.simulator.evidence;
