package org.petline.nifti;

import static org.petline.nifti.NiftiReason.NIFTI_EXTENSION;
import static org.petline.nifti.NiftiReason.NIFTI_TRUNCATED;
import static org.petline.nifti.NiftiReason.NIFTI_VOX_OFFSET;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.petline.Refusal;
import org.petline.imagefile.FileContent;

/** Walks over what stands between header and voxels; its content (DICOM, comments) is never looked at. */
final class HeaderExtensions {
    private HeaderExtensions() {}

    /**
     * Goes from the end of the header to the first voxel.
     *
     * @throws Refusal NIFTI_EXTENSION if an extension's size is not a positive multiple of 16 or reaches into the voxels,
     *     NIFTI_VOX_OFFSET or NIFTI_TRUNCATED if the content ends before the voxels begin
     */
    static void skip(FileContent content, NiftiHeader header) throws IOException {
        byte[] flag = new byte[NiftiLayout.EXTENSION_FLAG_BYTES];
        if (content.read(flag, 0, flag.length) < flag.length) {
            throw ends(content, NIFTI_TRUNCATED, "extension flag");
        }
        boolean extended = flag[0] != 0;
        while (extended && header.dataOffset() - content.position() >= NiftiLayout.EXTENSION_UNIT) {
            long left = header.dataOffset() - content.position();
            byte[] head = new byte[NiftiLayout.EXTENSION_HEAD_BYTES];
            if (content.read(head, 0, head.length) < head.length) throw ends(content, NIFTI_VOX_OFFSET, "vox_offset");
            int size = ByteBuffer.wrap(head).order(header.order()).getInt();
            if (size <= 0 || size % NiftiLayout.EXTENSION_UNIT != 0 || size > left) {
                throw Refusal.of(NIFTI_EXTENSION)
                        .file(content.name())
                        .field("esize")
                        .found(size + " bytes at byte " + (header.dataOffset() - left) + ", " + left
                                + " bytes before the voxels");
            }
            skip(content, size - head.length);
        }
        skip(content, header.dataOffset() - content.position());
    }

    private static void skip(FileContent content, long bytes) throws IOException {
        if (content.skip(bytes) < bytes) throw ends(content, NIFTI_VOX_OFFSET, "vox_offset");
    }

    private static Refusal ends(FileContent content, NiftiReason reason, String field) {
        return Refusal.of(reason)
                .file(content.name())
                .field(field)
                .found("the content ends at byte " + content.position() + ", before the voxels");
    }
}
