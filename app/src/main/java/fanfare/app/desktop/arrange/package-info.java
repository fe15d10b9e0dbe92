/** Finding good places for the components of a design. */
package fanfare.app.desktop.arrange;
