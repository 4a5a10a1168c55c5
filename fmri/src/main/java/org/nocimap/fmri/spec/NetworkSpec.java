package org.nocimap.fmri.spec;

import java.nio.file.Path;
import java.util.List;
import org.nocimap.fmri.ica.IcaSpec;

/**
 * What networks the cohort is looked at for.
 *
 * @param from where their maps come from
 * @param ica how components are found
 * @param templates maps brought along, that name components or are the networks themselves; perhaps none
 */
public record NetworkSpec(Origin from, IcaSpec ica, List<Template> templates) {
    public NetworkSpec {
        templates = List.copyOf(templates);
    }

    /** Where the maps of networks come from. */
    public enum Origin {
        /** No networks are looked at. */
        NONE,
        /** Independent components of all runs; templates say which of them are reported, and under what names. */
        ICA,
        /** The templates. */
        TEMPLATES
    }

    /**
     * A map brought along.
     *
     * @param name letters and digits, for file names
     * @param file NIfTI
     * @param volume which one of several, 1-based
     * @param labels where the file holds labels: those that make the network; none when it holds a map
     */
    public record Template(String name, Path file, int volume, List<Integer> labels) {
        public Template {
            labels = List.copyOf(labels);
        }
    }
}
