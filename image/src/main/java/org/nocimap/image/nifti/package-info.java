/**
 * NIfTI files in and out.
 *
 * <p>Owns: reading NIfTI-1 and NIfTI-2 (one file or header/image pair, plain or gzip, both byte orders) into volumes,
 * writing NIfTI-1, and telling a user what is wrong with a file that cannot be read. Must never know what a map or a label
 * means. Source of all offsets and codes: nifti1.h and nifti2.h of the NIfTI Data Format Working Group (NIMH, 2003–2011).
 */
@NullMarked
package org.nocimap.image.nifti;

import org.jspecify.annotations.NullMarked;
