package fanfare.planted.model.design;

public record InnocentDesign(String name) {}
