package fanfare.planted.model.design;

record ThingManager(String name) {}
