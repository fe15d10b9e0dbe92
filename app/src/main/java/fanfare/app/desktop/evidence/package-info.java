/** How accurate the simulator is, run and shown live. */
package fanfare.app.desktop.evidence;
