/**
 * Certificates and box tables as JSON, strict and canonical: one text for each value. The key type is
 * {@link io.github.clinamen.formats.certificate.CertificateFile}; Theorem 1 and (P1) are what they prove.
 */
@NullMarked
package io.github.clinamen.formats.certificate;

import org.jspecify.annotations.NullMarked;
