/** Editing what is selected: fields made from the declarations of kinds and interactions. */
package fanfare.app.desktop.inspector;
