package dev.understudy.server.lab;

import java.util.List;

/** Looks at how apps use OAuth, and says what could be better. */
public interface Advisor {

    /** Everything it looks for. */
    List<AdviceRule> rules();

    /** What it sees in these exchanges, the most severe first, but for what their projects ignore. */
    List<Finding> findings(List<Exchange> exchanges);
}
