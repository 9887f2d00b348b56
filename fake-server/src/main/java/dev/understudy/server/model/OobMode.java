package dev.understudy.server.model;

/** What happens to {@code urn:ietf:wg:oauth:2.0:oob} and {@code :oob:auto} (Google's OOB migration guide). */
public enum OobMode {
    /** As until 2022: the code is shown on a page of Google's. */
    ALLOWED,
    /** As from 2022-09-05: a warning is shown first. */
    WARNED,
    /** As since 2023-01-31: Google's error page. */
    BLOCKED
}
