package org.petline.imagefile;

import org.petline.Reason;

/** Why an image file of whatever format is refused, or what is remarkable about it. */
public enum ImageFileReason implements Reason {
    CONTENT_NOT_PRESENT(
            "the file is only a pointer to content that was not fetched (git-annex or Git LFS)",
            "Fetch it: run `datalad get FILE` or `git annex get FILE` (git-annex), or `git lfs pull` (Git LFS)."),
    CONTENT_IS_WEB_PAGE(
            "the file is a web page or an XML message saved under an image's name",
            "Download the image again and look at the file in a text editor: it often says why the download failed."),
    CONTENT_NOT_GZIP(
            "the file is compressed, but not by gzip", "Unpack it, and pack it by gzip if it shall stay compressed."),
    NAME_AND_COMPRESSION_DIFFER(
            "the name promises gzip and the content is plain, or the other way round",
            "Rename the file so that it ends in .gz (or .mgz) exactly if it is compressed."),
    GZIP_PADDED("zero bytes stand behind the compressed content", "Nothing: many writers pad their files."),
    NOT_ONE_VOLUME(
            "the file holds a series of frames where one volume is needed",
            "Give a file with one frame: a mean or a single frame of the series, or a segmentation in three dimensions."),
    LABELS_NOT_WHOLE(
            "a segmentation holds values that are not whole numbers",
            "Give the segmentation itself, not a probability map or one resampled by linear interpolation."),
    LABELS_OUT_OF_RANGE(
            "a segmentation holds a negative label or one beyond 2147483647",
            "Write the segmentation with a datatype that holds its labels; a negative label is often an overflow.");

    private final String meaning;
    private final String remedy;

    ImageFileReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
