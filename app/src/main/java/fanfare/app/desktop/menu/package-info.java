/** Ways to ask for something: a finder that filters while one types, and the sheet of all shortcuts. */
package fanfare.app.desktop.menu;
