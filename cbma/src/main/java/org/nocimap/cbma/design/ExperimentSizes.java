package org.nocimap.cbma.design;

import java.util.List;
import org.nocimap.engine.RandomStream;

/** Sample sizes and numbers of foci of simulated experiments. */
public sealed interface ExperimentSizes {
    /**
     * An experiment's size.
     *
     * @param subjects at least 1
     * @param foci all of them, 0 or more
     */
    record Size(int subjects, int foci) {
        public Size {
            if (subjects < 1 || foci < 0 || foci > 10_000) {
                throw new IllegalArgumentException(subjects + " subjects and " + foci + " foci");
            }
        }
    }

    /** Draws a size. */
    Size draw(RandomStream random);

    /**
     * All numbers within ranges are equally likely, subjects and foci independent of each other.
     *
     * @param least smallest sample and number of foci
     * @param most largest sample and number of foci
     */
    record Ranges(Size least, Size most) implements ExperimentSizes {
        public Ranges {
            if (least.subjects() > most.subjects() || least.foci() > most.foci()) {
                throw new IllegalArgumentException("the least first: " + least + ", " + most);
            }
        }

        @Override
        public Size draw(RandomStream random) {
            int subjects = least.subjects() + random.nextInt(most.subjects() - least.subjects() + 1);
            return new Size(subjects, least.foci() + random.nextInt(most.foci() - least.foci() + 1));
        }
    }

    /**
     * The sizes of real experiments, each equally likely; subjects and foci stay together.
     *
     * @param sizes at least one
     */
    record LikeThese(List<Size> sizes) implements ExperimentSizes {
        public LikeThese {
            sizes = List.copyOf(sizes);
            if (sizes.isEmpty()) {
                throw new IllegalArgumentException("at least one experiment to take sizes from");
            }
        }

        @Override
        public Size draw(RandomStream random) {
            return sizes.get(random.nextInt(sizes.size()));
        }
    }
}
