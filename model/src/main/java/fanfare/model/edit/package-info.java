/** Changes of a design, each with the words for undo and redo, and the history that they make. */
package fanfare.model.edit;
