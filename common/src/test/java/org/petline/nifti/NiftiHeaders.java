package org.petline.nifti;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.petline.imagefile.FileContent;

/** Headers of files, plain or gzip, as the reader understands them. */
final class NiftiHeaders {
    private NiftiHeaders() {}

    static NiftiHeader of(byte[] file) throws IOException {
        FileContent content = FileContent.open(new ByteArrayInputStream(file), "x.nii");
        return HeaderChecks.header(HeaderFields.read(content), "x.nii");
    }
}
