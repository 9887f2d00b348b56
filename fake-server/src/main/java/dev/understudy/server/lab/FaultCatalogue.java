package dev.understudy.server.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every kind of fault that can be asked for by name. */
public final class FaultCatalogue {

    private final Map<String, FaultKind> kinds = new LinkedHashMap<>();

    /** A catalogue of these kinds. */
    public FaultCatalogue(List<FaultKind> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /** Every kind, in the order of the list. */
    public List<FaultKind> kinds() {
        return new ArrayList<>(kinds.values());
    }

    /**
     * The fault of this name with these settings, the others as they are by default.
     *
     * @throws IllegalArgumentException with one sentence if there is no such fault or setting, or its value is wrong
     */
    public Fault make(String name, Map<String, String> settings) {
        var kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "There is no fault \"" + name + "\"; there are " + String.join(", ", kinds.keySet()) + ".");
        }
        settings.keySet().stream()
                .filter(setting -> !kind.defaults().containsKey(setting))
                .findFirst()
                .ifPresent(setting -> {
                    throw new IllegalArgumentException("The fault \"" + name + "\" has no setting \"" + setting + "\""
                            + (kind.defaults().isEmpty()
                                    ? "."
                                    : "; it has "
                                            + String.join(", ", kind.defaults().keySet()) + "."));
                });
        var all = new LinkedHashMap<>(kind.defaults());
        all.putAll(settings);
        return kind.maker().apply(new FaultSettings(name, all));
    }
}
