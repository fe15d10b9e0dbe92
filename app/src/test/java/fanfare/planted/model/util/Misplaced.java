package fanfare.planted.model.util;

record Misplaced(String name) {}
