package io.github.clinamen.app;

import java.io.PrintWriter;

/** A report for people; its components are what machines read. */
sealed interface PrintedReport permits AssessReport, ChshReport {
    void print(PrintWriter to);
}
