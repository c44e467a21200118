/**
 * One run, or several side by side, as a page for people: verdict, the way of the bits (Fig. 2), bound, ledger,
 * certificate and outcomes. The key type is {@link io.github.clinamen.report.page.Page}.
 */
@NullMarked
package io.github.clinamen.report.page;

import org.jspecify.annotations.NullMarked;
