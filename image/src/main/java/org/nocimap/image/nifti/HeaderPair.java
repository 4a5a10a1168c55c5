package org.nocimap.image.nifti;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** The two files of an {@code .hdr}/{@code .img} pair. */
final class HeaderPair {
    private HeaderPair() {}

    /** The file with the header: the file itself, or the {@code .hdr} beside an {@code .img}. */
    static Path headerOf(Path file) {
        return hasEnding(file, ".img") || hasEnding(file, ".img.gz") ? partner(file, ".hdr") : file;
    }

    /** The file with the voxels of a header whose magic says that there are two. */
    static Path imageOf(Path headerFile) {
        return partner(headerFile, ".img");
    }

    /**
     * @throws InputException when there is no such file beside the given one
     */
    private static Path partner(Path file, String ending) {
        Path nameOnly = file.getFileName();
        String name = nameOnly == null ? "" : nameOnly.toString();
        String stem = name.replaceFirst("(?i)\\.(hdr|img|nii)(\\.gz)?$", "");
        for (String candidate : List.of(stem + ending, stem + ending + ".gz")) {
            Path path = file.resolveSibling(candidate);
            if (Files.isRegularFile(path)) {
                return path;
            }
        }
        throw InputException.of(
                Location.of(file),
                "is half of a header/image pair, and there is no " + stem + ending + " beside it",
                "both files in one folder",
                "Put the other file beside it, or convert the pair to .nii.gz.");
    }

    private static boolean hasEnding(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
