"""Writes filters.tsv: small volumes smoothed and resampled by scipy."""
import numpy as np
import scipy
from scipy import ndimage as ndi

rng = np.random.default_rng(20260101)
SHAPE = (5, 6, 7)
SIZES = np.array([2.0, 2.5, 3.0])
x = np.round(rng.normal(size=SHAPE), 3)


def flat(a):
    return " ".join(f"{v:.9g}" for v in np.asarray(a).ravel(order="F"))


with open("filters.tsv", "w") as out:
    out.write(f"# source: scipy {scipy.__version__}, numpy {np.__version__}, by make_filters.py\n")
    out.write("# input: 5x6x7 voxels of 2, 2.5 and 3 mm, origin (-4, 3, 1); values x fastest; tolerance 2e-6 absolute\n")
    out.write("# gaussian: gaussian_filter(mode=constant, truncate=4) of the input over that of ones\n")
    out.write("# linear: map_coordinates(order=1, mode=nearest) at voxel (i*0.5+0.25, j*0.5, 5.5-k*0.75), 8x9x7 points\n")
    out.write(f"input\t0\t{flat(x)}\n")
    for sigma in (1.0, 2.4, 9.0):
        s = sigma / SIZES
        ones = ndi.gaussian_filter(np.ones(SHAPE), s, mode="constant", truncate=4)
        out.write(f"gaussian\t{sigma}\t{flat(ndi.gaussian_filter(x, s, mode='constant', truncate=4) / ones)}\n")
    i, j, k = np.meshgrid(np.arange(8), np.arange(9), np.arange(7), indexing="ij")
    at = np.array([i * 0.5 + 0.25, j * 0.5, 5.5 - k * 0.75])
    out.write(f"linear\t0\t{flat(ndi.map_coordinates(x, at, order=1, mode='nearest'))}\n")
