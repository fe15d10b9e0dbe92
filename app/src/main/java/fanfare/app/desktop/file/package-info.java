/** Opening and saving documents, without ever losing one. Reading and writing happen in the background. */
package fanfare.app.desktop.file;
