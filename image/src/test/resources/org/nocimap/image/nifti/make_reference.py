"""Writes the small NIfTI files beside it with nibabel, and what nibabel reads back from them (reference.tsv)."""
import gzip
import itertools

import nibabel as nib
import numpy as np

SHAPE = (3, 4, 5)


def ramp(shape, dtype, start=0, step=1):
    count = int(np.prod(shape))
    return (start + step * np.arange(count)).astype(dtype).reshape(shape, order="F")


def rotation(x, y, z):
    return nib.eulerangles.euler2mat(z, y, x)


def affine(sizes, angles, origin, flip=False):
    a = np.eye(4)
    a[:3, :3] = rotation(*angles) @ np.diag(sizes)
    if flip:
        a[:3, 0] *= -1
    a[:3, 3] = origin
    return a


def save(name, cls, header, data, a, sform=None, qform=None, slope=None, inter=None, endian="<"):
    hdr = header(endianness=endian)
    hdr.set_data_shape(data.shape)
    hdr.set_data_dtype(data.dtype)
    if sform is not None:
        hdr.set_sform(a, sform)
    if qform is not None:
        hdr.set_qform(a, qform, strip_shears=False)
    hdr["magic"] = hdr.single_magic
    hdr["vox_offset"] = hdr.single_vox_offset
    if slope is not None:
        hdr["scl_slope"] = slope
        hdr["scl_inter"] = inter
    else:
        hdr["scl_slope"] = 0
        hdr["scl_inter"] = 0
    hdr["descrip"] = b"made with nibabel"
    hdr["xyzt_units"] = 2
    raw = hdr.binaryblock + b"\0\0\0\0" + data.astype(data.dtype.newbyteorder(endian)).tobytes(order="F")
    opener = (lambda p: gzip.GzipFile(p, "wb", mtime=0)) if name.endswith(".gz") else (lambda p: open(p, "wb"))
    with opener(name) as f:
        f.write(raw)
    img = nib.load(name)
    rows.append((name, img))


rows = []
N1 = (nib.Nifti1Image, nib.Nifti1Header)
N2 = (nib.Nifti2Image, nib.Nifti2Header)
oblique = affine((2, 2.5, 3), (0.2, -0.4, 1.1), (-20, 31.5, 7))
flipped = affine((2, 2, 2), (0.1, 0.2, -0.3), (90, -126, -72), flip=True)
halfturn = affine((1, 2, 3), (0, 0, np.pi), (5, 6, 7))
for code in ("u1", "i1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8"):
    endian = ">" if code in ("i2", "u4", "f8", "u8") else "<"
    start = {"i1": -30, "i2": -3000, "i4": -70000, "i8": -5, "f4": -1.5, "f8": -0.25}.get(code, 1)
    data = ramp(SHAPE, code, start, 0.125 if code[0] == "f" else 7 if code == "i2" else 1)
    if code == "u8":
        data[0, 0, 0] = 2**63 + 2**40
    save(f"type_{code}.nii", *N1, data, oblique, sform=2, endian=endian)
save("qform_oblique.nii", *N1, ramp(SHAPE, "i2"), oblique, qform=1, slope=0.5, inter=-3, endian=">")
save("qform_flipped.nii.gz", *N1, ramp(SHAPE, "u1"), flipped, qform=4)
save("qform_halfturn.nii", *N1, ramp(SHAPE, "u1"), halfturn, qform=1)
save("nifti2_big.nii", *N2, ramp(SHAPE, "f8", -1, 0.01), flipped, sform=4, qform=4, slope=2, inter=0.5, endian=">")
save("nifti2_little.nii.gz", *N2, ramp(SHAPE, "i4"), oblique, qform=3)
save("four_d.nii.gz", *N1, ramp(SHAPE + (3,), "u1"), flipped, sform=4, qform=4)
save("trailing_ones.nii", *N1, ramp(SHAPE + (1, 1), "i2", -5), flipped, sform=1)

with open("reference.tsv", "w") as out:
    out.write(f"# source: nibabel {nib.__version__}, numpy {np.__version__}, by make_reference.py\n")
    out.write("# tolerance: affine 1e-5 absolute (mm), values 1e-6 relative\n")
    out.write("# file\tshape\taffine, row-major 3x4\tvalues, x fastest\n")
    for name, img in rows:
        a = " ".join(repr(float(v)) for v in img.affine[:3].ravel())
        v = " ".join(repr(float(x)) for x in img.get_fdata().ravel(order="F"))
        out.write(f"{name}\t{' '.join(map(str, img.shape))}\t{a}\t{v}\n")
