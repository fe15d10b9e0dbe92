/** Designs as files: the only place that knows their format. */
package fanfare.model.file;
