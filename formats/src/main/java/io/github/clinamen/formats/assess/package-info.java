/**
 * What real boxes are worth: the violation of the inequality of Appendix A in other people's data, with exact intervals,
 * and what follows for Eve (Appendix B). The key type is {@link io.github.clinamen.formats.assess.Assessment}.
 */
@NullMarked
package io.github.clinamen.formats.assess;

import org.jspecify.annotations.NullMarked;
