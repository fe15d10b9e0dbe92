/** The window: where the views of a document are put together, and what its keys and menus do. */
package fanfare.app.desktop.window;
