package org.nocimap.atlas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.image.Mask;
import org.nocimap.image.Space;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;

/**
 * What ships inside Nocimap, so that the main job works on a machine that reaches nothing. Each call reads the resource
 * anew; who needs it twice keeps it. All of it is made by {@code org.nocimap.atlas.derive.DeriveBuiltIns} from the packages
 * and under the licences that the resource {@code NOTICE.txt} names.
 */
public final class BuiltIn {
    /** What is said of the labels of {@link #talairachDaemon()}. */
    public static final AtlasInfo TALAIRACH_DAEMON = new AtlasInfo(
            "talairach-daemon",
            "Talairach Daemon (nearest grey matter)",
            Origin.BUILT_IN,
            Space.MNI,
            "Talairach labels carried to the 2 mm MNI grid by the pooled transform of Lancaster et al. 2007",
            SideRule.IN_NAME_AND_X,
            CommercialUse.YES,
            "Copyright (c) 2012-2015, RII-UTHSCSA, a licence in the style of BSD-3-Clause; not for clinical use. See"
                    + " NOTICE.",
            "Lancaster JL et al. Hum Brain Mapp 2000;10:120-131. "
                    + "doi:10.1002/1097-0193(200007)10:3<120::AID-HBM30>3.0.CO;2-8");

    private static final String COLIN27_LICENCE =
            "Derived from the Colin27 average brain, (C) 1993-2009 Louis Collins, McConnell Brain Imaging Centre, "
                    + "Montreal Neurological Institute, McGill University. See NOTICE.";

    private BuiltIn() {}

    /**
     * The brain on {@link org.nocimap.image.Grid#MNI152_2MM}: the outline of Colin27, smoothed towards the size of the
     * field's usual mask. Its Dice overlap with FSL's MNI152 2 mm brain mask is 0.968.
     */
    public static NamedMask brainMask() {
        return new NamedMask(
                "brain",
                "brain mask derived from Colin27, 2 mm",
                Origin.BUILT_IN,
                COLIN27_LICENCE,
                Mask.of(volume("brain-mask-2mm.nii.gz")),
                List.of());
    }

    /**
     * A liberal grey-matter mask on {@link org.nocimap.image.Grid#MNI152_2MM}: what lies within some millimetres of
     * Colin27's grey matter or of the Talairach Daemon's deep nuclei, inside {@link #brainMask()}.
     */
    public static NamedMask greyMatterMask() {
        return new NamedMask(
                "grey-matter",
                "liberal grey-matter mask derived from Colin27 and the Talairach Daemon, 2 mm",
                Origin.BUILT_IN,
                COLIN27_LICENCE,
                Mask.of(volume("grey-matter-mask-2mm.nii.gz")),
                List.of());
    }

    /** The skull-stripped T1 image of Colin27, 1 mm, cropped to the brain. Not MNI152: the caption says so. */
    public static Underlay underlay() {
        return new Underlay(volume("colin27-1mm.nii.gz"), "Colin27 in MNI space");
    }

    /**
     * The labels of the Talairach Daemon at every point of {@link org.nocimap.image.Grid#MNI152_2MM}, those of the nearest
     * grey matter in Talairach space. A region's name is its side with the gyrus or nucleus and the Brodmann area; its detail
     * is the Daemon's own five-part label, {@code side:lobe:gyrus:tissue:cell type}.
     */
    public static LabelAtlas talairachDaemon() {
        return LabelAtlas.of(
                TALAIRACH_DAEMON, volume("talairach-daemon-2mm.nii.gz"), daemonRegions("talairach-daemon.tsv"));
    }

    private static Volume volume(String resource) {
        try (InputStream in = open(resource)) {
            return NiftiFile.read(in, resource).volume();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Integer, Region> daemonRegions(String resource) {
        Map<Integer, Region> regions = new HashMap<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(resource), StandardCharsets.UTF_8))) {
            reader.lines().skip(1).forEach(line -> {
                String[] cells = line.split("\t", -1);
                int id = Integer.parseInt(cells[0]);
                String detail = String.join(":", cells[2], cells[3], cells[4], cells[5], cells[6]);
                regions.put(id, new Region(id, cells[1], detail));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return regions;
    }

    private static InputStream open(String resource) {
        InputStream in = BuiltIn.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is missing from the class path");
        }
        return in;
    }
}
