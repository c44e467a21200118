/**
 * What a source's bits say against its promise, docs/audit.md: predictors that are fixed beforehand, how often they were right, and whether
 * an epsilon-source could have let them. The key type is {@link io.github.clinamen.core.audit.Audit}.
 */
@NullMarked
package io.github.clinamen.core.audit;

import org.jspecify.annotations.NullMarked;
