/** Everything that can be put on the canvas. */
package fanfare.app.desktop.palette;
