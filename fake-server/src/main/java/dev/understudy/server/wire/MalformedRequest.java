package dev.understudy.server.wire;

/** A request so broken that Google's front end answers it itself, with HTTP 400 and a page of HTML. */
public final class MalformedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was broken, in a few words. */
    public MalformedRequest(String what) {
        super(what);
    }
}
