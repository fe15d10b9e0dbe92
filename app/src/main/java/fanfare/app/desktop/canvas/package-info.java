/**
 * The drawing: one canvas, painted in layers. {@link fanfare.app.desktop.canvas.Tool Tools} are the states of a small
 * machine, one class each; {@link fanfare.app.desktop.canvas.Idle} is the first.
 */
package fanfare.app.desktop.canvas;
