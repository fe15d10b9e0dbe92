package fanfare.planted.exporters.svg;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

class OpensStream {
    OutputStream open(String file) throws IOException {
        return new FileOutputStream(file);
    }
}
