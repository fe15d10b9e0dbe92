package fanfare.planted.model.edit;

class EditWithState implements Edit {}
