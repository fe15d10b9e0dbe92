/** Exports with a preview: every file, what is new about it, and what the format could not say, before anything is written. */
package fanfare.app.desktop.export;
