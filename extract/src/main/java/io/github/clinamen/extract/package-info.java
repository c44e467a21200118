/**
 * Randomness extractors: from long, weakly random bits and a seed to fewer bits that are close to uniform, with the
 * parameters that make the security statement true. The key type is {@link io.github.clinamen.extract.Extractor}.
 */
@NullMarked
package io.github.clinamen.extract;

import org.jspecify.annotations.NullMarked;
