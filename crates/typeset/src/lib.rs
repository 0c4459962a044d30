//! Documents to PDF.
