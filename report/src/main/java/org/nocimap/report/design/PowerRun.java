package org.nocimap.report.design;

import java.util.List;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.design.Effect;
import org.nocimap.cbma.design.PowerCurve;
import org.nocimap.cbma.design.PowerSpec;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.report.words.Numbers;

/**
 * All that a power analysis found.
 *
 * @param title of its report
 * @param spec what was asked
 * @param sizes where sample sizes and numbers of foci come from, a phrase
 * @param mask as named
 * @param grid the mask on the grid that was analysed
 * @param curves at least one
 * @param warnings of the whole run
 */
public record PowerRun(
        String title,
        PowerSpec spec,
        String sizes,
        NamedMask mask,
        Mask grid,
        List<PowerCurve> curves,
        List<Problem> warnings) {
    public PowerRun {
        curves = List.copyOf(curves);
        warnings = List.copyOf(warnings);
    }

    /** {@code reported by 30 % of experiments, spread 4 mm}. */
    public static String name(Effect effect) {
        return "reported by " + Numbers.plain(100 * effect.share()) + " % of experiments, spread "
                + Numbers.plain(effect.spreadMm()) + " mm";
    }
}
