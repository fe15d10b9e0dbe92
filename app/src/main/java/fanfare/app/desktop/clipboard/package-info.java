/** Parts of designs as text, so that they travel between windows, chats and files. */
package fanfare.app.desktop.clipboard;
