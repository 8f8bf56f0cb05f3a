/**
 * Raised with every change that makes the extractor read something else from the same bytes. A stored report
 * of a lower version is outdated; its document is read again when it next comes by.
 */
export const EXTRACTOR_VERSION = 1;
