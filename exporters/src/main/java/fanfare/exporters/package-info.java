/** What designs become: an exporter makes a bundle of files, a writer puts it on disk. */
package fanfare.exporters;
