/** All exporters, in one list. It stands apart, because the formats use what {@link fanfare.exporters} declares. */
package fanfare.exporters.catalogue;
