package org.nocimap.image.nifti;

/**
 * One header extension.
 *
 * @param code who defined it: 4 is AFNI's XML, 6 a plain comment, others as nifti_ecode.h lists
 * @param content its bytes, padding included; belongs to the extension
 */
public record NiftiExtension(int code, byte[] content) {}
