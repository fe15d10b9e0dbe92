package fanfare.planted.model.edit;

record InnocentEdit(String label) implements Edit {}
