/** Scenarios and objectives for editing: who sends how much, for how long, and what must hold then. */
package fanfare.app.desktop.scenario;
