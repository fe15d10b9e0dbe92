package fanfare.planted.model.design;

class Mutable {
    int value;
}
