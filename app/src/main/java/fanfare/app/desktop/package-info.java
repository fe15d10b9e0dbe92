/** The desktop: a window over a session. Views show the session and send edits; nothing slow runs on the JavaFX thread. */
package fanfare.app.desktop;
