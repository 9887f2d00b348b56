package dev.understudy.server.model;

/** The generations of Google's error texts. */
public enum Wording {
    /** Answered in place: "400. That's an error." */
    UNTIL_2017,
    /** On a page of its own, headed "Authorization Error". */
    UNTIL_2021,
    /** "Access blocked: …" */
    TODAY
}
