/** The template beside the drawing: its text, and which of its lines say what. */
package fanfare.app.desktop.code;
