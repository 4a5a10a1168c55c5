package org.nocimap.evidence.formats;

/** Whether every experiment must say how many subjects it had. */
public enum SubjectsRule {
    /** An experiment without a number of subjects is an error: the width of its kernel depends on it. */
    REQUIRED,
    /** It is a warning; for analyses whose kernel does not depend on the number of subjects. */
    OPTIONAL
}
