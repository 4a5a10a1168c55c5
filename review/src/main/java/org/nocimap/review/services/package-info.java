/**
 * Asking bibliographic services over the network.
 *
 * <p>Owns: which services there are and where, how fast and how often they are asked, keys, what is refused, and an account of every
 * request. Must never show a key, wait without end, or take an answer that is larger than it may be.
 */
@NullMarked
package org.nocimap.review.services;

import org.jspecify.annotations.NullMarked;
